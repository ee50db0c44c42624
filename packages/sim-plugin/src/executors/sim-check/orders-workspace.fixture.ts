import type { ExecutorContext } from '@nx/devkit';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const LOGIC = `
export interface State { readonly count: number }
export type Input = { readonly kind: 'add'; readonly amount: number };
export function transition(state: State, input: Input, now: number): readonly [State, readonly string[]] {
  return [{ count: state.count + input.amount }, [\`added at \${now}\`]];
}
`;

/**
 * Writes a workspace with a project `orders` and a library beside it to a temporary folder.
 *
 * @param typescript - the folder of the TypeScript that the workspace has
 * @returns the absolute path of the workspace
 */
export function ordersWorkspace(typescript: string): string {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'sim-check-')));
  const write = writerIn(workspace);
  mkdirSync(join(workspace, 'node_modules', '@acme'), { recursive: true });
  symlinkSync(typescript, join(workspace, 'node_modules', 'typescript'));
  symlinkSync('../../packages/library', join(workspace, 'node_modules', '@acme', 'library'));
  write('tsconfig.base.json', {
    compilerOptions: {
      composite: true,
      declarationMap: true,
      emitDeclarationOnly: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022'],
      types: [],
      strict: true,
      customConditions: ['@acme/source'],
    },
  });
  project(write, 'library', []);
  project(write, 'orders', [{ path: '../library/tsconfig.lib.json' }]);
  write('packages/library/src/index.ts', 'export const depth: number = 1;\n');
  write('packages/orders/src/index.ts', "export * from './logic.js';\n");
  write('packages/orders/src/logic.ts', LOGIC);
  write(
    'packages/orders/src/sim.ts',
    "import { transition } from './index.js';\nexport const simulation = { transition, sends: ['add'] };\n",
  );
  write('packages/orders/sim.config.json', {
    modules: { orders: { type: 'coordination', simulation: 'src/sim.ts' } },
  });
  return workspace;
}

/** The context of the executor for `orders`. */
export function ordersContext(workspace: string): ExecutorContext {
  return {
    root: workspace,
    projectName: 'orders',
    projectsConfigurations: { version: 2, projects: { orders: { root: 'packages/orders' } } },
  } as unknown as ExecutorContext;
}

/** Writes a file of a workspace, an object as JSON. */
export type Write = (file: string, content: string | object) => void;

/** A function that writes files of a workspace; objects become JSON. */
export function writerIn(workspace: string): Write {
  return (file, content) => {
    const path = join(workspace, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  };
}

function project(write: Write, name: string, references: readonly object[]): void {
  const root = `packages/${name}`;
  write(`${root}/package.json`, {
    name: `@acme/${name}`,
    type: 'module',
    exports: { '.': { '@acme/source': './src/index.ts', types: './dist/index.d.ts' } },
  });
  write(`${root}/tsconfig.json`, {
    extends: '../../tsconfig.base.json',
    files: [],
    references: [{ path: './tsconfig.lib.json' }, { path: './tsconfig.spec.json' }],
  });
  write(`${root}/tsconfig.lib.json`, {
    extends: '../../tsconfig.base.json',
    compilerOptions: { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/lib.tsbuildinfo' },
    include: ['src/**/*.ts'],
    exclude: ['src/**/sim.ts', 'src/**/tests/**'],
    references,
  });
  write(`${root}/tsconfig.spec.json`, {
    extends: '../../tsconfig.base.json',
    compilerOptions: { outDir: 'out-tsc' },
    include: ['src/**/sim.ts', 'src/**/tests/**/*.ts'],
    references: [{ path: './tsconfig.lib.json' }],
  });
}
