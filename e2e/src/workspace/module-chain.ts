import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Workspace } from './workspace.js';

/** Ten modules by their names; each value is the module that it imports. */
export const CHAIN: Readonly<Record<string, string | undefined>> = {
  m0: undefined,
  m1: 'm0',
  m2: 'm1',
  m3: 'm2',
  m4: 'm3',
  m5: undefined,
  m6: 'm5',
  m7: undefined,
  m8: undefined,
  m9: undefined,
};

/** Where a module of the chain lies. */
export function chainFolder(name: string): string {
  return `packages/${name}`;
}

/**
 * Writes ten tiny modules, each a counter that goes up in steps of its own, into a workspace of the integrated
 * layout. They are written and not generated, because there are ten.
 */
export async function writeModuleChain(workspace: Workspace): Promise<void> {
  for (const [name, dependency] of Object.entries(CHAIN)) {
    const folder = chainFolder(name);
    await mkdir(join(workspace.root, folder, 'src/tests'), { recursive: true });
    for (const [file, text] of Object.entries(moduleFiles(name, dependency))) {
      await workspace.write(`${folder}/${file}`, text);
    }
  }
  const base = await workspace.json<TsConfig>('tsconfig.base.json');
  const paths = Object.fromEntries(
    Object.keys(CHAIN).map((name) => [`@acme/${name}`, [`./${chainFolder(name)}/src/index.ts`]]),
  );
  const compilerOptions = {
    ...base.compilerOptions,
    paths: { ...base.compilerOptions.paths, ...paths },
  };
  await workspace.write('tsconfig.base.json', json({ ...base, compilerOptions }));
}

interface TsConfig {
  readonly compilerOptions: { readonly paths?: Readonly<Record<string, readonly string[]>> };
}

function moduleFiles(
  name: string,
  dependency: string | undefined,
): Readonly<Record<string, string>> {
  const inner =
    dependency === undefined ? '' : `import { STEP as INNER } from '@acme/${dependency}';\n`;
  return {
    'project.json': json({ name, sourceRoot: `${chainFolder(name)}/src`, projectType: 'library' }),
    'tsconfig.json': json({ extends: '../../tsconfig.base.json', include: ['src/**/*.ts'] }),
    'sim.config.json': json({
      modules: { [name]: { type: 'coordination', simulation: 'src/sim.ts' } },
    }),
    'README.md': `# ${name}\n`,
    'src/index.ts': `export * from './logic.js';\n`,
    'src/logic.ts': `${inner}
export interface State { readonly sum: number }
export interface Input { readonly kind: 'add'; readonly by: number }
export interface Effect { readonly kind: 'added'; readonly to: number }

export const STEP = ${dependency === undefined ? '1' : 'INNER + 1'};
export const initialState: State = { sum: 0 };

export function transition(state: State, input: Input): readonly [State, readonly Effect[]] {
  return [{ sum: state.sum + STEP }, [{ kind: 'added', to: input.by }]];
}
`,
    'src/sim.ts': `import { always, coordination } from '@gossip/sim-runtime/sim';
import { initialState, transition } from './logic.js';

export const simulation = coordination({
  name: '${name}',
  initialState,
  transition,
  actors: 2,
  belief: { initial: {}, learn: (belief) => belief },
  operations: { add: ({ actor }) => ({ kind: 'add', by: actor }) },
  oracles: [always('the sum does not fall below zero', ({ state }) => state.sum >= 0)],
});
`,
    'src/tests/logic.spec.ts': `import { expect, it } from 'vitest';
import { initialState } from '../logic.js';

it('begins at zero', () => {
  expect(initialState.sum).toBe(0);
});
`,
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
