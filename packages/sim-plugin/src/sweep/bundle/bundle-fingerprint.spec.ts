import { expect, it } from 'vitest';
import { bundleFingerprint } from './bundle-fingerprint.js';

const bundle = (root: string, step = 1) =>
  [
    '//#region ../elsewhere/logic.ts'.replace('elsewhere', root.length.toString()),
    `import { a } from "file://${root}/node_modules/a/index.js";`,
    `const step = ${step};`,
    '//#endregion',
  ].join('\n');

it('is the same in another folder', () => {
  expect(bundleFingerprint(bundle('/home/ann/acme'), '/home/ann/acme')).toBe(
    bundleFingerprint(bundle('/builds/17'), '/builds/17'),
  );
});

it('is another for other code', () => {
  expect(bundleFingerprint(bundle('/acme', 2), '/acme')).not.toBe(
    bundleFingerprint(bundle('/acme'), '/acme'),
  );
});
