import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ordersWorkspace, writerIn } from './orders-workspace.fixture.js';
import { simCheck } from './sim-check.js';

const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));

const SIM = `
import { transition } from './index.js';
import * as workload from './workload.js';
export const simulation = { transition, workload };
`;

const HELPER = `
import type { Input, State } from './logic.js';
import { always, type Random } from '@gossip/sim-runtime/sim';
import fc from 'fast-check';

export type StepInput = { readonly kind: 'burst' } | { readonly kind: 'trickle' };
export type CheckFailure = { readonly kind: 'lost-order' };

export function* operations(random: Random): Generator<Input> {
  for (let at = 0; at < 10; at += 1) yield { kind: 'add', amount: random.integer(1, 9) };
}
export const countOf = (state: State): number => state.count;
export class Ledger {
  readonly #seen = new Map<string, number>();
  note(key: string): void {
    this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1);
  }
}
export const amounts = fc.integer();
export const holds = always('holds', () => true);
`;

let workspace: string;

beforeEach(() => {
  workspace = ordersWorkspace(typescript);
  write('sim.ts', SIM);
  write('workload.ts', HELPER);
});

afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

describe('the review of a helper beside a simulation', () => {
  it('takes it for simulation code, which may use the packages of one and sends inputs', async () => {
    expect(await findings()).toEqual([]);
  });

  it('follows helpers of helpers, into folders and from a `sim-star.ts`', async () => {
    write('workload.ts', "export * from './world/operations.js';\n");
    write('world/operations.ts', HELPER.replace('./logic.js', '../logic.js'));
    expect(await findings()).toEqual([]);

    write('sim-star.ts', SIM);
    write('sim.ts', "export { simulation } from './sim-star.js';\n");
    expect(await findings()).toEqual([]);
  });

  it('still finds clocks and randomness in it', async () => {
    write(
      'workload.ts',
      `${HELPER}export const at = Date.now();\nexport const luck = Math.random();\n`,
    );
    expect(await findings()).toEqual([
      'workload.ts BLOCK sim/no-clock',
      'workload.ts BLOCK sim/no-unseeded-randomness',
    ]);
  });

  it('admits a clock that the simulation lends', async () => {
    write(
      'workload.ts',
      `${HELPER}import { borrowed, type World } from '@gossip/sim-runtime/sim';
export const time = (lent: World): number => borrowed(lent, () => Date.now());\n`,
    );
    expect(await findings()).toEqual([]);
  });

  it.each([
    ['the API', 'index.ts', "export * from './logic.js';\nexport * from './workload.js';\n"],
    ['types of the API', 'index.ts', "export type { Ledger } from './workload.js';\n"],
    ['code that no simulation leads to', 'driver/main.ts', "import '../workload.js';\n"],
  ])('takes it for production code where %s imports it', async (_, file, text) => {
    write(file, text);
    expect(await findings()).toContain('workload.ts BLOCK sim/no-simulation-in-production');
  });

  it('takes nothing for a helper where no `index.ts` tells helpers from logic', async () => {
    rmSync(`${workspace}/packages/orders/src/index.ts`);
    write('sim.ts', SIM.replace('./index.js', './logic.js'));
    expect(await findings()).toContain('workload.ts BLOCK sim/no-simulation-in-production');
  });

  it('keeps a helper from importing `sim.ts`, which the production build leaves out', async () => {
    write('workload.ts', "import { simulation } from './sim.js';\nexport const it = simulation;\n");
    expect(await findings()).toContain('workload.ts BLOCK sim/no-simulation-in-production');
  });

  it('takes an input that logic alone mentions for untried', async () => {
    write('workload.ts', HELPER.replace("kind: 'add', ", ''));
    expect(await findings()).toEqual(['logic.ts WARN sim/every-input-tested']);
  });
});

function write(file: string, text: string): void {
  writerIn(workspace)(`packages/orders/src/${file}`, text);
}

async function findings(): Promise<readonly string[]> {
  const { diagnostics } = await simCheck({
    project: 'orders',
    projectRoot: 'packages/orders',
    workspaceRoot: workspace,
    options: { skipTypecheck: true },
  });
  return diagnostics.map(({ file, severity, rule }) => {
    return `${file.replace('packages/orders/src/', '')} ${severity} ${rule}`;
  });
}
