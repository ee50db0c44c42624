import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ImportResolver } from './import-resolver.js';
import { moduleGraph } from './module-graph.js';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'graph-')));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

function graph(entry: string, isLeaf: (path: string) => boolean = () => false): readonly string[] {
  const resolver = new ImportResolver(['@acme/source']);
  const entries = [join(root, entry)];
  return [...moduleGraph({ entries, resolver, visited: new Set(), isLeaf })].map(
    ({ path, typesOnly }) =>
      relative(root, path).replaceAll('\\', '/') + (typesOnly ? ' (types)' : ''),
  );
}

it('follows imports, re-exports, dynamic imports and require, each file once', () => {
  write({
    'src/index.ts':
      "export * from './a.js';\nimport './b.js';\nconst later = () => import('./c' + '.js');\n",
    'src/a.ts': "import { b } from './b.js';\nexport const a = b;\n",
    'src/b.ts': "import { a } from './a.js';\nexport const b = a;\n",
    'src/c.ts': "const d = require('./d.cjs');\nexport const c = d;\n",
    'src/d.cjs': 'module.exports = 1;\n',
  });
  expect(graph('src/index.ts')).toEqual([
    'src/index.ts',
    'src/a.ts',
    'src/b.ts',
    'src/c.ts',
    'src/d.cjs',
  ]);
});

it('finds the source of workspace libraries by condition and by path, and leaves packages alone', () => {
  write({
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@alias/*": ["./libs/*/index.ts"] } } }',
    'src/index.ts':
      "import '@acme/library';\nimport '@alias/other';\nimport 'third-party';\nimport '@gossip/sim-runtime';\n",
    'library/package.json':
      '{ "name": "@acme/library", "exports": { ".": { "@acme/source": "./src/main.ts", "default": "./dist/main.js" } } }',
    'library/src/main.ts': 'export const library = 1;\n',
    'libs/other/index.ts': 'export const other = 1;\n',
    'node_modules/third-party/package.json': '{ "name": "third-party", "main": "index.js" }',
    'node_modules/third-party/index.js': 'module.exports = 1;\n',
  });
  mkdirSync(join(root, 'node_modules/@acme'), { recursive: true });
  symlinkSync('../../library', join(root, 'node_modules/@acme/library'));

  expect(graph('src/index.ts')).toEqual([
    'src/index.ts',
    'library/src/main.ts',
    'libs/other/index.ts',
  ]);
});

it('gives files of which only types are imported, last, and follows them no further', () => {
  write({
    'src/index.ts':
      "import type { State } from './state.js';\nimport { type B, b } from './b.js';\nexport const x: State | B = b;\n",
    'src/state.ts': "import { y } from './y.js';\nexport type State = typeof y;\n",
    'src/b.ts': 'export type B = 1;\nexport const b = 1;\n',
    'src/y.ts': 'export const y = 1;\n',
  });
  expect(graph('src/index.ts')).toEqual(['src/index.ts', 'src/b.ts', 'src/state.ts (types)']);
});

it('ends at leaves', () => {
  write({
    'src/index.ts': "export * from './adapter.js';\n",
    'src/adapter.ts': "export * from './inside.js';\n",
    'src/inside.ts': 'export const inside = 1;\n',
  });
  expect(graph('src/index.ts', (path) => path.endsWith('adapter.ts'))).toEqual([
    'src/index.ts',
    'src/adapter.ts',
  ]);
});
