import { describe, expect, it } from 'vitest';
import { always } from '../oracles/always.js';
import { eventually } from '../oracles/eventually.js';
import { never } from '../oracles/never.js';
import { type Oracle } from '../oracles/oracle.js';
import { sometimes } from '../oracles/sometimes.js';
import { todo } from '../oracles/todo.js';
import { type Plan } from '../plan/plan.js';
import { planForSeed } from '../plan/plan-for-seed.js';
import { oracleReports } from '../report/oracle-reports.js';
import { type LeaseWorld, leaseSimulation } from './fixtures/lease.fixture.js';
import { registerSimulation } from './fixtures/register.fixture.js';
import { type RunResult } from './run-result.js';
import { type RunOptions, type Simulation } from './simulation.js';

/** A quiet plan: 100 ticks of warm-up, 100 of safety, no operations and no faults. */
function quietPlan(simulation: Simulation, changes: Partial<Plan> = {}): Plan {
  const plan = planForSeed(simulation.plans('sunny'), 1);
  return { ...plan, safetyTicks: 100, operations: [], ...changes };
}

const acquires = [10, 20, 30, 40, 50, 60].map((at, index) => ({
  at,
  name: 'acquire',
  party: index % 3,
  salt: at,
}));

function runLease(oracles: readonly Oracle<LeaseWorld>[], options?: RunOptions): RunResult {
  const simulation = leaseSimulation({ oracles });
  return simulation.run(quietPlan(simulation, { operations: acquires }), options);
}

describe('always and never', () => {
  it('are violated by the first world that is wrong, in words or without', () => {
    expect(runLease([always('no epoch', ({ state }) => state.epoch === 0)]).violation).toEqual({
      oracle: 'no epoch',
      kind: 'always',
      message: 'does not hold',
      at: 11,
    });
    const inWords = never(
      'epoch',
      ({ state }: LeaseWorld) => state.epoch > 0 && `epoch ${state.epoch}`,
    );
    expect(runLease([inWords]).violation).toMatchObject({ kind: 'never', message: 'epoch 1' });
    expect(runLease([never('epoch', ({ state }) => state.epoch > 0)]).violation?.at).toBe(11);
  });

  it('hold when nothing is wrong, and say how often they looked', () => {
    const { violation, oracles, events } = runLease([
      always('fine', () => true),
      never('bad', () => false),
      always('seldom', () => true, { everyEvents: 2 }),
    ]);
    expect(violation).toBeUndefined();
    expect(oracles.map(({ checks }) => checks)).toEqual([events, events, Math.floor(events / 2)]);
  });

  it('begin every run with a history of its own', () => {
    const counting = always('count', (_world: LeaseWorld, seen) => ++seen.events < 1_000, {
      history: () => ({ events: 0 }),
    });
    const simulation = leaseSimulation({ oracles: [counting] });
    for (let run = 0; run < 600; run++) {
      expect(
        simulation.run(quietPlan(simulation, { operations: acquires })).violation,
      ).toBeUndefined();
    }
  });
});

describe('eventually', () => {
  // Healing is at t=200.
  const since = (at: number, withinTicks: number, name = `t=${at} within ${withinTicks}`) =>
    eventually(name, ({ now }: { readonly now: number }) => now >= at, { withinTicks });
  const run = (...oracles: Oracle<{ readonly now: number }>[]) => {
    const simulation = registerSimulation({ oracles });
    return simulation.run(quietPlan(simulation));
  };

  it('may come true exactly at its bound, and not a tick later', () => {
    expect(run(since(250, 50)).violation).toBeUndefined();
    expect(run(since(251, 50)).violation).toEqual({
      oracle: 't=251 within 50',
      kind: 'eventually',
      message: 'not so within 50 ticks of healing',
      at: 250,
    });
  });

  it('is asked at its bound even where nothing happens then', () => {
    const simulation = leaseSimulation({ oracles: [since(250, 50)] });
    expect(simulation.run(quietPlan(simulation)).violation).toBeUndefined();
  });

  it('has each its own deadline', () => {
    const soon = since(220, 20);
    expect(run(since(400, 200), soon, since(300, 100)).violation).toBeUndefined();
    expect(run(since(400, 200), since(221, 20), since(300, 100)).violation?.at).toBe(220);
    expect(run(since(400, 200), soon, since(301, 100)).violation?.at).toBe(300);
    expect(run(since(401, 200), soon, since(300, 100)).violation?.at).toBe(400);
  });

  it('ends the run as soon as all have come true', () => {
    expect(run(since(230, 500)).ticks).toBeLessThan(245);
  });

  it('says what the check said last', () => {
    const still = eventually('done', ({ now }: { readonly now: number }) => `only at ${now}`, {
      withinTicks: 30,
    });
    expect(run(still).violation?.message).toBe('only at 230');
  });

  it('counts only from healing on', () => {
    const brief = eventually('was so', ({ now }: { readonly now: number }) => now < 150, {
      withinTicks: 10,
    });
    expect(run(brief).violation?.at).toBe(210);
  });
});

describe('sometimes and todo', () => {
  const statusOf = (result: RunResult) => oracleReports(result.oracles, [])[0]?.status;
  const times = (limit: number) =>
    sometimes('it happens', (_world: LeaseWorld, seen) => seen.count++ < limit, {
      history: () => ({ count: 0 }),
    });

  it.each([
    [0, 'not exercised'],
    [1, 'under-covered'],
    [4, 'under-covered'],
    [5, 'ok'],
  ])('%i occurrences are %s', (occurrences, status) => {
    const result = runLease([times(occurrences)]);
    expect(result.violation).toBeUndefined();
    expect(result.oracles[0]).toMatchObject({ occurrences });
    expect(statusOf(result)).toBe(status);
  });

  it('never count a todo as passed', () => {
    const result = runLease([todo('epochs are unique')]);
    expect(result.oracles).toEqual([
      { name: 'epochs are unique', kind: 'todo', checks: 0, occurrences: 0 },
    ]);
    expect(statusOf(result)).toBe('todo');
  });
});

describe('checks that give no verdict', () => {
  const broken = (check: () => unknown): Oracle<unknown>[] => [
    always('always', check as () => boolean),
    never('never', check as () => boolean),
    sometimes('sometimes', check as () => boolean),
    eventually('eventually', check as () => boolean, { withinTicks: 10 }),
  ];

  it.each(broken(() => Object.create({ then: () => undefined }) as unknown))(
    '$kind refuses a promise',
    (oracle) => {
      expect(runLease([oracle]).violation).toMatchObject({
        kind: 'exception',
        message: `TypeError: The check of the oracle "${oracle.name}" must give true, false or a sentence at once, but gave a promise: a check must not be async`,
      });
    },
  );

  it.each(broken(() => undefined))('$kind refuses nothing', (oracle) => {
    expect(runLease([oracle]).violation?.message).toMatch(
      /but gave undefined: does it lack a return\?$/,
    );
  });

  it.each(broken(() => 1))('$kind refuses a number', (oracle) => {
    expect(runLease([oracle]).violation?.message).toMatch(/but gave number/);
  });
});

describe('what ends a run', () => {
  it('an exception, with the stack of its place', () => {
    const simulation = leaseSimulation({
      leak: () => {
        throw new RangeError('out of epochs');
      },
    });
    const { violation } = simulation.run(quietPlan(simulation, { operations: acquires }));
    expect(violation).toMatchObject({
      oracle: 'no exception is thrown',
      kind: 'exception',
      message: 'RangeError: out of epochs',
      at: 11,
    });
    expect(violation?.stack).toContain('oracle-watch.spec.ts');
  });

  it('an event budget', () => {
    const simulation = registerSimulation();
    const { violation, events } = simulation.run(quietPlan(simulation), { maxEvents: 20 });
    expect(events).toBe(20);
    expect(violation).toMatchObject({
      oracle: 'the run ends within its event budget',
      kind: 'livelock',
    });
    expect(violation?.message).toMatch(/^20 events by t=\d+ and no end/);
  });

  it('only the oracle that was asked for', () => {
    const oracles = [always('first', () => false), always('second', () => false)];
    expect(runLease(oracles).violation?.oracle).toBe('first');
    const result = runLease(oracles, { only: 'second' });
    expect(result.violation?.oracle).toBe('second');
    expect(result.oracles.map(({ name }) => name)).toEqual(['second']);
  });
});
