import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AuditedFile, auditFiles } from './audit-files.js';
import { moduleFiles, sourceFolder } from './module-files.js';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'files-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The production files of a module, by their paths. */
function audited(files: Readonly<Record<string, string>>): Readonly<Record<string, AuditedFile>> {
  for (const [file, text] of Object.entries({ 'src/sim.ts': '', ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const declared = {
    name: 'm',
    type: 'gossip',
    simulation: 'src/sim.ts',
    boundary: 'strict',
  } as const;
  const found = auditFiles(moduleFiles(root, declared));
  return Object.fromEntries(found.map((file) => [file.path, file]));
}

const missing = (file: AuditedFile | undefined): unknown => file?.missing.map(({ test }) => test);

it.each([
  ['transition', 'export function transition() {}'],
  ['transition', "import type { Step } from '@gossip/sim-runtime'; export const read = () => 1;"],
  ['helper', 'export function transit() {} export function readRow() {}'],
  ['protocol', 'export class N { handleInput() {} pollTransmit() {} }'],
  ['codec', 'export const parseLine = (text: string) => text;'],
  [
    'adapter',
    "import { readFileSync } from 'node:fs'; export class Source { read() { return readFileSync; } }",
  ],
  ['I/O', "import { writeFileSync } from 'fs'; export function save() { writeFileSync('x', ''); }"],
  ['helper', 'export function longest() {}'],
  ['types', 'export interface State { readonly epoch: number }'],
  ['entry', "export * from './state.js'; export { a } from './a.js';"],
])('takes for a %s what is one', (kind, code) => {
  expect(audited({ 'src/a.ts': code })['src/a.ts']?.kind).toBe(kind);
});

it('knows the tests of a file: by what spec files import, and what the simulation reaches', () => {
  const files = audited({
    'src/sim.ts': "import './logic.js';",
    'src/logic.ts': "import './deep.js'; export function transition() {}",
    'src/deep.ts': 'export function deep() {}',
    'src/index.ts': "export * from './logic.js';",
    'src/deep.spec.ts': "import { deep } from './deep.js';",
    'src/disk.ts': "import './bytes.js'; import 'node:fs'; export function save() {}",
    'src/bytes.ts': 'export function encode() {}',
    'src/disk.spec.ts': "import './disk.js';",
    'src/tests/logic.property.spec.ts': "import fc from 'fast-check'; import '../index.js';",
  });
  expect(files['src/logic.ts']).toMatchObject({ tests: ['property', 'simulation'], missing: [] });
  expect(files['src/deep.ts']?.tests).toEqual(['example', 'simulation']);
  expect(files['src/bytes.ts']).toMatchObject({ tests: ['example'] });
  expect(Object.keys(files)).toEqual(
    ['bytes', 'deep', 'disk', 'index', 'logic'].map((name) => `src/${name}.ts`),
  );
});

it('says which tests would pay, where a file lacks them', () => {
  const files = audited({
    'src/logic.ts': 'export function step() {}',
    'src/line.ts': 'export function parseLine() {}',
    'src/disk.ts': "import 'node:fs'; export function save() {}",
    'src/idle.ts': 'export function idle() {}',
    'src/line.spec.ts': "import './line.js';",
  });
  expect(missing(files['src/logic.ts'])).toEqual(['property', 'simulation']);
  expect(missing(files['src/line.ts'])).toEqual(['property']);
  expect(missing(files['src/disk.ts'])).toEqual(['example']);
  expect(missing(files['src/idle.ts'])).toEqual(['example']);
});

it('follows imports through what simulations and spec files share, and the programs that they start', () => {
  const files = audited({
    'src/sim.ts': "import './tests/world.js';",
    'src/tests/world.ts': "import '../protocol.js'; import type { Wire } from '../wire.js';",
    'src/protocol.ts': 'export class N { handleInput() {} pollTransmit() {} }',
    'src/wire.ts': 'export class Wire {}',
    'src/driver/member.ts': "import 'node:dgram'; export function run() {}",
    'src/driver/writer.ts': "import 'node:fs'; export function write() {}",
    'src/driver/real-run.ts': "new URL('./writer.js', import.meta.url);",
    'src/driver/cluster.spec.ts':
      "import './real-run.js'; import { type Wire } from '../wire.js'; new URL('../../dist/driver/member.js', import.meta.url);",
  });
  expect(files['src/protocol.ts']).toMatchObject({ tests: ['simulation'], missing: [] });
  expect(files['src/wire.ts']?.tests).toEqual([]);
  expect(files['src/driver/member.ts']).toMatchObject({ tests: ['example'], missing: [] });
  expect(files['src/driver/writer.ts']?.tests).toEqual(['example']);
});

it('finds the production files of a simulation that is among the tests', () => {
  expect(sourceFolder('src/tests/calm-simulation.ts')).toBe('src');
  expect(sourceFolder('src/sim.ts')).toBe('src');
  expect(sourceFolder('sim.ts')).toBe('.');
});
