import { createTree } from '@nx/devkit/testing';
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import moduleGenerator from '../../dist/generators/module/generator.js';

export const TYPES = ['coordination', 'gossip', 'pipeline'];

/** What the modules and their tests import, and what Nx's TypeScript preset asks for. */
const PACKAGES = ['@types/node', 'vite', 'vitest', 'tslib', 'rolldown'];

/**
 * Writes a workspace, as Nx's TypeScript preset makes it, with one module of each type, as the
 * generator `module` makes them, to an empty folder.
 */
export async function writeGeneratedModules(workspace, typescript, types = TYPES) {
  const tree = createTree();
  for (const [file, content] of Object.entries(PRESET)) tree.write(file, JSON.stringify(content));
  for (const type of types) {
    await moduleGenerator(tree, { directory: `packages/${type}`, type, skipFormat: true });
  }
  for (const { path, content, type } of tree.listChanges()) {
    if (type === 'DELETE') continue;
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), content);
  }
  link(workspace, 'typescript', typescript);
  link(workspace, '@gossip/sim-runtime', folderOf('@gossip/sim-runtime'));
  for (const name of PACKAGES) link(workspace, name, folderOf(name));
  link(workspace, '@gossip/sim-plugin', fileURLToPath(new URL('../../', import.meta.url)));
}

function link(workspace, name, target) {
  const path = join(workspace, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(realpathSync(target), path);
}

function folderOf(name) {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

const PRESET = {
  'package.json': { name: '@acme/source', private: true, workspaces: ['packages/*'] },
  'nx.json': { plugins: ['@nx/js/typescript'] },
  'tsconfig.json': {
    extends: './tsconfig.base.json',
    compileOnSave: false,
    files: [],
    references: [],
  },
  'tsconfig.base.json': {
    compilerOptions: {
      composite: true,
      declarationMap: true,
      emitDeclarationOnly: true,
      importHelpers: true,
      isolatedModules: true,
      lib: ['es2022'],
      module: 'nodenext',
      moduleResolution: 'nodenext',
      noEmitOnError: true,
      noFallthroughCasesInSwitch: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noUnusedLocals: true,
      skipLibCheck: true,
      strict: true,
      target: 'es2022',
      customConditions: ['@acme/source'],
    },
  },
};
