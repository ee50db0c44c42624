import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SimPluginError } from '../../errors.js';
import { projectTsconfigs } from './project-tsconfigs.js';
import { readTsconfig } from './tsconfig.js';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tsconfig-')));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: object | string): string {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('readTsconfig', () => {
  it('inherits options through files and packages, the last one winning, but no references', () => {
    write('node_modules/@acme/ts/package.json', { name: '@acme/ts' });
    write('node_modules/@acme/ts/strict.json', { compilerOptions: { composite: true } });
    write('base.json', {
      extends: '@acme/ts/strict.json',
      compilerOptions: { customConditions: ['@acme/source'] },
      references: [{ path: './elsewhere' }],
    });
    const path = write(
      'tsconfig.json',
      '{ /* a comment */ "extends": ["./base"], "include": ["src"], }',
    );

    expect(readTsconfig(path)).toEqual({
      path,
      composite: true,
      declaration: true,
      customConditions: ['@acme/source'],
      references: [],
      isSolution: false,
      usesConfigDir: false,
    });
  });

  it('lets a config take back what it inherits', () => {
    write('base.json', { compilerOptions: { composite: true, outDir: '${configDir}/dist' } });
    const path = write('tsconfig.json', {
      extends: './base.json',
      compilerOptions: { composite: false },
    });

    expect(readTsconfig(path)).toMatchObject({
      composite: false,
      declaration: false,
      usesConfigDir: true,
    });
  });

  it.each([
    ['{ "extends": "./missing.json" }', /missing\.json cannot be read: there is no such file/],
    ['{ "extends": "@acme/missing" }', /@acme\/missing cannot be read/],
    ['{ nonsense', /tsconfig\.json cannot be read/],
  ])('says in one sentence what is wrong with %s', (text, message) => {
    const path = write('tsconfig.json', text);
    expect(() => readTsconfig(path)).toThrow(SimPluginError);
    expect(() => readTsconfig(path)).toThrow(message);
  });
});

describe('projectTsconfigs', () => {
  it('looks through a config that only gathers others, and stays inside the project', () => {
    write('lib/tsconfig.json', { files: [] });
    write('app/tsconfig.json', {
      files: [],
      references: [{ path: './tsconfig.lib.json' }, { path: './tsconfig.spec.json' }],
    });
    write('app/tsconfig.lib.json', { include: ['src'], references: [{ path: '../lib' }] });
    write('app/tsconfig.spec.json', {
      include: ['src'],
      references: [{ path: './tsconfig.lib.json' }],
    });

    const found = projectTsconfigs(join(root, 'app')).map(({ path }) => path);
    expect(found).toEqual([
      join(root, 'app/tsconfig.lib.json'),
      join(root, 'app/tsconfig.spec.json'),
    ]);
  });

  it('finds nothing in a project without a config', () => {
    expect(projectTsconfigs(root)).toEqual([]);
  });
});
