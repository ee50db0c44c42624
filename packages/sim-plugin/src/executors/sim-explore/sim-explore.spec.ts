import { Ajv } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  FENCED,
  type LeaseWorkspace,
  leaseWorkspace,
} from '../../sweep/lease-workspace.fixture.js';
import type { ExplorationPageData } from '../../page/exploration-data.js';
import type { SimExploreOptions } from './options.js';
import { simExplore } from './sim-explore.js';

const OUTPUT = 'packages/orders/sim-output/explore';
/** The fixture's module has no `leaseDeadline`, so a step of its clock is a tick. */
const BOUNDS = { operations: 3, losses: 0, clockSteps: 0 };

let workspace: LeaseWorkspace;
let output = '';

beforeEach(() => {
  workspace = leaseWorkspace();
  output = '';
});

afterEach(() => workspace.dispose());

async function explore(
  options: SimExploreOptions,
  { signal = new AbortController().signal }: { readonly signal?: AbortSignal } = {},
  msUntilStuck?: number,
): Promise<boolean> {
  return simExplore({
    project: 'orders',
    target: 'sim-explore',
    workspaceRoot: workspace.root,
    projectRoot: 'packages/orders',
    options,
    print: (text) => (output += text),
    printProgress: () => undefined,
    signal,
    ...(msUntilStuck === undefined ? {} : { msUntilStuck }),
  });
}

function report(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(workspace.root, OUTPUT, 'explore.json'), 'utf8')) as Record<
    string,
    unknown
  >;
}

/** The data of the report page. */
function pageData(): ExplorationPageData {
  const page = readFileSync(join(workspace.root, OUTPUT, 'report.html'), 'utf8');
  const data = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(page)?.[1];
  return JSON.parse(data ?? '{}') as ExplorationPageData;
}

const isReport = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(new URL('./report/schema.json', import.meta.url), 'utf8')),
);

describe('sim-explore', () => {
  it('passes a module that holds within its bounds, and writes what was searched', async () => {
    expect(await explore(BOUNDS)).toBe(true);
    expect(output).toContain('Result         PASS   complete within these bounds');
    expect(report()).toMatchObject({
      schemaVersion: 1,
      simulation: 'orders',
      verdict: 'complete',
      ok: true,
      bounds: { ...BOUNDS, parties: 2 },
    });
    expect(isReport(report()), JSON.stringify(isReport.errors)).toBe(true);
  });

  it('fails a violation, and keeps its shortest path, which replays', async () => {
    workspace.plant(
      "if (input.kind === 'write') return [{ ...state, epoch: state.epoch + 1 }, reply('written')];",
    );
    expect(await explore(BOUNDS)).toBe(false);
    expect(output).toContain(`${FENCED} · 5 steps`);
    const path = `${OUTPUT}/only-the-newest-epoch-writes.path.json`;
    expect(output).toContain(`replay: nx sim-explore orders --path=${path}`);
    expect(existsSync(join(workspace.root, path))).toBe(true);
    expect(isReport(report()), JSON.stringify(isReport.errors)).toBe(true);
    const { exploration, found } = pageData();
    expect(exploration).toMatchObject({ simulation: 'orders', violations: 1 });
    const [first, ...others] = found;
    expect(others).toEqual([]);
    const told = first?.told;
    expect(first).toMatchObject({ name: FENCED, replay: `nx sim-explore orders --path=${path}` });
    expect(report()['properties']).toContainEqual(expect.objectContaining({ name: FENCED, told }));
    expect(told?.steps).toHaveLength(5);
    expect(told?.diagram.steps.at(-1)).toMatchObject({ kind: 'violation', what: FENCED });
    expect(output).toContain(`Report         ${OUTPUT}/report.html`);
    output = '';
    expect(await explore({ path })).toBe(false);
    expect(output).toContain('<- VIOLATION does not hold');
  });

  it('passes over a service, unless it was named', async () => {
    workspace.write('packages/orders/sim.config.json', {
      modules: {
        orders: { type: 'coordination', simulation: 'src/sim.ts' },
        shop: { type: 'service', simulation: 'src/shop.sim.ts' },
      },
    });
    workspace.write('packages/orders/src/shop.sim.ts', 'export {};');
    expect(await explore(BOUNDS)).toBe(true);
    expect(output).toContain(
      'shop: not explored, since a service cannot be; nx sim-run samples it.',
    );
    expect(existsSync(join(workspace.root, OUTPUT, 'orders/explore.json'))).toBe(true);
    await expect(explore({ module: 'shop' })).rejects.toThrow(/shop\.sim\.ts/);
  });

  it('fails an incomplete search, unless that is allowed', async () => {
    expect(await explore({ ...BOUNDS, maxStates: 5 })).toBe(false);
    expect(output).toContain('INCOMPLETE   stopped at maxStates');
    expect(await explore({ ...BOUNDS, maxStates: 5, allowIncomplete: true })).toBe(true);
  });

  it('keeps what was found when it is interrupted, and says that it is incomplete', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1);
    expect(await explore({ operations: 30, maxStates: 100_000_000 }, controller)).toBe(false);
    expect(output).toContain('INCOMPLETE   stopped at interrupted');
    expect(report()).toMatchObject({ verdict: 'incomplete', stoppedBy: 'interrupted' });
    expect(isReport(report()), JSON.stringify(isReport.errors)).toBe(true);
  });

  it('takes its bounds from sim.config.json, and options first', async () => {
    workspace.write('packages/orders/sim.config.json', {
      modules: { orders: { type: 'coordination', simulation: 'src/sim.ts' } },
      explore: { operations: 1, parties: 1, losses: 0, clockSteps: 0 },
    });
    await explore({ operations: '2' });
    expect(report()).toMatchObject({ bounds: { operations: 2, parties: 1 } });
    const orders = { type: 'coordination', simulation: 'src/sim.ts', explore: { parties: 2 } };
    workspace.write('packages/orders/sim.config.json', {
      modules: { orders },
      explore: { operations: 1, parties: 1, losses: 0, clockSteps: 0 },
    });
    await explore({});
    expect(report()).toMatchObject({ bounds: { operations: 1, parties: 2 } });
  });

  it.each([
    [{ operations: 'x' }, '--operations'],
    [{ operations: 0 }, 'allow nothing to happen'],
    [{ only: 'nothing' }, 'has no oracle "nothing"'],
    [
      { path: 'missing.json' },
      'The path file missing.json cannot be replayed: there is no such file',
    ],
  ])('refuses %o in one sentence', async (options, words) => {
    await expect(explore(options)).rejects.toThrow(words);
  });

  it('ends where code of the module never returns, and names the action and the path to it', async () => {
    workspace.plant("if (input.kind === 'write') for (;;) input.kind;");
    await expect(explore({ ...BOUNDS, operations: 2 }, {}, 2_000)).rejects.toThrow(
      /the action \{"epoch":1,"kind":"write",.*\} from worker-\d did not return within 2 s after .*acquire/,
    );
    // Guards are down again.
    expect(Date.now()).toBeGreaterThan(0);
  });

  it('ends where a replay never returns', async () => {
    workspace.plant(
      "if (input.kind === 'write') return [{ ...state, epoch: state.epoch + 1 }, reply('written')];",
    );
    await explore(BOUNDS);
    workspace.plant("if (input.kind === 'write') for (;;) input.kind;");
    const path = `${OUTPUT}/only-the-newest-epoch-writes.path.json`;
    await expect(explore({ path }, {}, 2_000)).rejects.toThrow(
      'The exploration of "orders" was stopped: the replay did not return within 2 s;',
    );
  });

  it('names the oracle in what it checks', async () => {
    await explore({ ...BOUNDS, only: FENCED });
    expect(report()['properties']).toHaveLength(1);
  });
});
