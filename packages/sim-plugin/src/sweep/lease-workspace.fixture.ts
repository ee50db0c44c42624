import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';

/** A lease that is granted to one worker at a time, whose writes are fenced by the lease's epoch. */
export const LOGIC = `
export interface State { readonly epoch: number; readonly until: number }
export type Input =
  | { readonly kind: 'acquire'; readonly worker: number }
  | { readonly kind: 'write'; readonly worker: number; readonly epoch: number };
export interface Effect {
  readonly kind: 'granted' | 'refused' | 'written';
  readonly to: number;
  readonly epoch: number;
}
export const initialState: State = { epoch: 0, until: 0 };
export function transition(state: State, input: Input, now: number): readonly [State, readonly Effect[]] {
  const reply = (kind: Effect['kind'], epoch = state.epoch): Effect[] => [{ kind, to: input.worker, epoch }];
  if (input.kind === 'acquire') {
    if (state.epoch > 0 && now < state.until) return [state, reply('refused')];
    const epoch = state.epoch + 1;
    return [{ epoch, until: now + 50 }, reply('granted', epoch)];
  }
  if (input.epoch !== state.epoch) return [state, reply('refused')]; // the fence
  return [state, reply('written')];
}
`;

/** The line of LOGIC that keeps old lease holders out. */
export const FENCE =
  "if (input.epoch !== state.epoch) return [state, reply('refused')]; // the fence";

/** The name of the oracle that notices when FENCE is gone. */
export const FENCED = 'only the newest epoch writes';

export const SIM = `
import { always, coordination, sometimes } from '@gossip/sim-runtime/sim';
import { type Effect, initialState, transition } from './logic.js';
export const simulation = coordination({
  name: 'orders',
  initialState,
  transition,
  actors: 3,
  actorName: 'worker',
  belief: {
    initial: { epoch: undefined as number | undefined },
    learn: (belief, effect) => (effect.kind === 'granted' ? { epoch: effect.epoch } : belief),
  },
  operations: {
    acquire: ({ actor }) => ({ kind: 'acquire', worker: actor }),
    write: ({ actor, belief }) =>
      belief.epoch === undefined ? undefined : { kind: 'write', worker: actor, epoch: belief.epoch },
  },
  oracles: [
    always('${FENCED}', ({ input, effects, state }) =>
      !(input?.kind === 'write' && effects[0]?.kind === 'written' && input.epoch !== state.epoch)),
    sometimes('a write is refused', ({ effects }) => effects.some((effect: Effect) => effect.kind === 'refused')),
  ],
});
`;

/** A workspace on disk with one simulated project, packages/orders, and the runtime installed. */
export interface LeaseWorkspace {
  /** Absolute path. */
  readonly root: string;
  /** @param file - from the workspace's root */
  readonly write: (file: string, content: string | object) => void;
  /** Replaces the fence of the module's logic, and puts something at the beginning of its file. */
  readonly plant: (code: string, beginning?: string) => void;
  readonly dispose: () => void;
}

/** Where a workspace keeps scripts of the runtime, from its root. */
const RUNTIMES = 'node_modules/.cache/sim-run/runtimes';

/** Roots of earlier workspaces: what is kept of the runtime belongs to a root. */
const freeRoots: string[] = [];

/**
 * Makes a workspace.
 *
 * @param runtimes - whether the scripts of the runtime may be there that workspaces before it have kept
 */
export function leaseWorkspace(runtimes: 'kept' | 'none' = 'kept'): LeaseWorkspace {
  const free = runtimes === 'kept' ? freeRoots.pop() : undefined;
  const root = free ?? realpathSync(mkdtempSync(join(inject('scratch'), 'sim-run-')));
  const write = (file: string, content: string | object): void => {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  };
  mkdirSync(join(root, 'node_modules', '@gossip'), { recursive: true });
  symlinkSync(inject('installedRuntime'), join(root, 'node_modules', '@gossip', 'sim-runtime'));
  write('tsconfig.base.json', {
    compilerOptions: { module: 'nodenext', target: 'es2022', customConditions: ['@gossip/source'] },
  });
  write('packages/orders/package.json', { name: '@acme/orders', type: 'module' });
  write('packages/orders/tsconfig.json', { extends: '../../tsconfig.base.json' });
  write('packages/orders/sim.config.json', {
    modules: { orders: { type: 'coordination', simulation: 'src/sim.ts' } },
  });
  write('packages/orders/src/logic.ts', LOGIC);
  write('packages/orders/src/sim.ts', SIM);
  return {
    root,
    write,
    plant: (code, beginning = '') =>
      write('packages/orders/src/logic.ts', `${beginning}${LOGIC.replace(FENCE, code)}`),
    dispose: () => {
      if (runtimes === 'kept') keepRuntimes(root);
      else rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Removes a workspace but for its scripts of the runtime, for the next one. */
function keepRuntimes(root: string): void {
  const kept = join(root, RUNTIMES);
  const aside = `${root}.runtimes`;
  const hasKept = existsSync(kept);
  if (hasKept) renameSync(kept, aside);
  rmSync(root, { recursive: true, force: true });
  if (hasKept) {
    mkdirSync(dirname(kept), { recursive: true });
    renameSync(aside, kept);
    freeRoots.push(root);
  }
}
