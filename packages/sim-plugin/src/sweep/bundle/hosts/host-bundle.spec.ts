import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bundleHost } from './host-bundle.js';

const RUNTIME = fileURLToPath(
  new URL('../../../../../sim-runtime/src/service.ts', import.meta.url),
);

it('gives a package that is required its CommonJS form, and one that is imported its ES module', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'host-bundle-')));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  try {
    const dual = { name: 'dual', exports: { import: './index.mjs', require: './index.cjs' } };
    write('node_modules/dual/package.json', JSON.stringify(dual));
    write('node_modules/dual/index.mjs', "export default 'as an ES module';\n");
    write('node_modules/dual/index.cjs', "module.exports = class { form = 'as CommonJS' };\n");
    write('node_modules/older/package.json', '{ "name": "older", "main": "index.js" }');
    write('node_modules/older/index.js', "module.exports = class extends require('dual') {};\n");
    write('required.mjs', "import Older from 'older';\nconsole.log(new Older().form);\n");
    write('imported.mjs', "import form from 'dual';\nconsole.log(form);\n");
    const bundled = async (entry: string): Promise<string> => {
      const request = { root, conditions: [], runtime: RUNTIME, isClient: false };
      return (await bundleHost({ ...request, entry: join(root, entry) })).code;
    };
    const required = await bundled('required.mjs');
    expect([required.includes('as CommonJS'), required.includes('as an ES module')]).toEqual([
      true,
      false,
    ]);
    const imported = await bundled('imported.mjs');
    expect([imported.includes('as CommonJS'), imported.includes('as an ES module')]).toEqual([
      false,
      true,
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
