import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ProgramOutput } from './tsc-output.js';
import { findTypeScript } from './typescript.js';

const CHECK_PROGRAMS = fileURLToPath(new URL('./check-programs.mjs', import.meta.url));
const { tsc, api = '' } = findTypeScript(fileURLToPath(new URL('../../../..', import.meta.url)));
const OPTIONS = { lib: ['es2015'], types: [], strict: true, noEmit: true, declaration: true };

// A tsc for each case, on machines that may be busy with others.
vi.setConfig({ testTimeout: 300_000 });

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sim-check-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}

function config(file: string, options: object): string {
  const path = `tsconfig.${file}.json`;
  const compilerOptions = { ...OPTIONS, ...options };
  write({ [path]: JSON.stringify({ compilerOptions, files: [`${file}.ts`] }) });
  return join(folder, path);
}

function node(...args: readonly string[]) {
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
}

/** The mistakes of one config, in the order in which tsc looks for them. */
const CASES: Readonly<Record<string, { readonly code: string; readonly options?: object }>> = {
  option: { code: 'export const a = 1;', options: { nonsense: true } },
  contradiction: {
    code: 'export const a = 1;',
    options: { emitDeclarationOnly: true, declaration: false },
  },
  missing: { code: "import 'nowhere'; export const a: string = 1;" },
  syntax: { code: 'export const a = ;\nexport const b: string = 1;' },
  global: { code: 'export const a: string = 1;', options: { noLib: true, lib: undefined } },
  semantic: {
    code: 'export const a: string = 1;\nexport const b = (it: Map<string, number>): number => it.size;',
  },
  declaration: {
    code: 'const secret = Symbol();\nexport class A { [secret] = 1; }\nexport const b = class { private c = 1; };',
  },
  fine: { code: 'export const a = new Map([[1, 2]]);' },
};

it('says of each config what tsc says, with shared declarations', () => {
  const paths = Object.entries(CASES).map(([name, { code, options = {} }]) => {
    write({ [`${name}.ts`]: code });
    return config(name, options);
  });
  const together = JSON.parse(node(CHECK_PROGRAMS, api, ...paths).stdout) as ProgramOutput[];
  const apart = paths.map((path): ProgramOutput => {
    const { stdout, status } = node(tsc, '-p', path, '--pretty', 'false');
    return { output: stdout, code: status === 0 ? 0 : 1 };
  });
  expect(together).toEqual(apart);
  expect(together.filter(({ code }) => code === 0)).toHaveLength(1);
});

it('says when a config cannot be read', () => {
  const { stdout } = node(CHECK_PROGRAMS, api, join(folder, 'tsconfig.json'));
  expect(JSON.parse(stdout)).toEqual([
    { output: expect.stringContaining('error TS5083: Cannot read file'), code: 1 },
  ]);
});
