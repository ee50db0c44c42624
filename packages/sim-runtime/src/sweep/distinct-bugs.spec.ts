import { describe, expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { type CoordinationWorld } from '../coordination/coordination-world.js';
import { always } from '../oracles/always.js';
import { eventually } from '../oracles/eventually.js';
import { compareSizes } from '../plan/plan-size.js';
import { type Plan } from '../plan/plan.js';
import { zombieFence } from '../run/fixtures/lease-oracles.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { type Simulation } from '../run/simulation.js';
import { distinctBugs } from './distinct-bugs.js';
import { planOf, runSeed } from './run-seed.js';
import { shrinkPlan } from './shrink.js';
import { type SeedFailure } from './tally.js';
import { tallyOf } from './tally-sum.js';

const LEVEL = 'stormy';
/** So few that some are undone of those that were added. */
const REQUESTS = 8;
/** The request that one of the mistakes is about. */
const FIRST = 0;

interface Input {
  readonly kind: 'add' | 'undo';
  readonly request: number;
}

type Flaw = 'adds twice' | 'undoes nothing' | 'undoes twice';

/** A counter of requests, each of which can be undone, with one mistake or two. */
function counter(...flaws: readonly Flaw[]): Simulation {
  return coordination({
    name: 'counter',
    initialState: { count: 0, requests: [] as readonly number[] },
    transition: ({ count, requests }, { kind, request }: Input) => {
      const isKnown = requests.includes(request);
      if (kind === 'add') {
        const isCounted = isKnown && !flaws.includes('adds twice');
        if (isCounted) return [{ count, requests }, []];
        return [{ count: count + 1, requests: [...new Set([...requests, request])] }, []];
      }
      const isWrong = flaws.includes('undoes nothing') && request === FIRST;
      if (!isKnown && !isWrong) return [{ count, requests }, []];
      const by = isKnown && flaws.includes('undoes twice') ? 2 : 1;
      return [{ count: count - by, requests: requests.filter((known) => known !== request) }, []];
    },
    actors: 3,
    operations: {
      add: ({ random }) => ({ kind: 'add', request: random.below(REQUESTS) }),
      undo: ({ random }) =>
        random.chance(300_000) ? { kind: 'undo', request: random.below(REQUESTS) } : undefined,
    },
    operationsPerRun: 12,
    oracles: [
      always(
        'the count is that of the requests',
        ({ state }: CoordinationWorld<{ count: number; requests: readonly number[] }>) =>
          state.count === state.requests.length,
      ),
    ],
    claims: ['loss', 'duplication', 'pause', 'crash'],
  });
}

function failuresOf(simulation: Simulation, seeds: number): readonly SeedFailure[] {
  return Array.from({ length: seeds }, (_, seed) => runSeed(simulation, LEVEL, seed)).flatMap(
    (result) => tallyOf(result).failures,
  );
}

function seedsOf(failures: readonly SeedFailure[]): readonly number[] {
  return failures.map(({ seed }) => seed);
}

describe('distinctBugs', () => {
  it('tells two mistakes apart that violate one oracle, each with its seeds', () => {
    const simulation = counter('adds twice', 'undoes nothing');
    const failures = failuresOf(simulation, 100);
    const { bugs, unsorted } = distinctBugs(simulation, failures, { level: LEVEL });

    expect(new Set(failures.map(({ violation }) => violation.oracle)).size).toBe(1);
    expect(unsorted).toEqual([]);
    expect(bugs).toHaveLength(2);
    expect(bugs.flatMap(seedsOf).sort((one, other) => one - other)).toEqual(seedsOf(failures));
    // A seed that meets both counts for one of them; the first of each is told.
    const causes = bugs.map(([first]) => {
      const { plan } = shrinkPlan(simulation, planOf(simulation, LEVEL, first?.seed ?? 0));
      return [...new Set(plan.operations.map(({ name }) => name))];
    });
    expect(causes.sort()).toEqual([['add'], ['undo']]);
  });

  it('tells them apart where runs are dear and much goes on at once, too', () => {
    const cheap = counter('adds twice', 'undoes nothing');
    const moduleType = { ...cheap.moduleType, costOfARun: 1_000, isConcurrent: true };
    const failures = failuresOf(cheap, 100);
    const { bugs, shrunk, unsorted } = distinctBugs({ ...cheap, moduleType }, failures, {
      level: LEVEL,
    });
    expect(unsorted).toEqual([]);
    expect(bugs).toHaveLength(2);
    expect(bugs.flatMap(seedsOf).sort((one, other) => one - other)).toEqual(seedsOf(failures));
    const causes = shrunk.map(({ plan }) => [...new Set(plan.operations.map(({ name }) => name))]);
    expect(causes.sort()).toEqual([['add'], ['undo']]);
  });

  it.each(['adds twice', 'undoes nothing'] as const)(
    'takes the failures of one mistake for one bug: %s',
    (flaw) => {
      const simulation = counter(flaw);
      const failures = failuresOf(simulation, 150);
      expect(failures.length).toBeGreaterThan(5);
      expect(distinctBugs(simulation, failures, { level: LEVEL })).toMatchObject({
        bugs: [failures],
        unsorted: [],
      });
    },
  );

  it('does not take a bug for one that needs more', () => {
    const simulation = counter('undoes nothing', 'undoes twice');
    const stories = failuresOf(simulation, 100).map((failure) => {
      const { plan } = shrinkPlan(simulation, planOf(simulation, LEVEL, failure.seed));
      return { failure, names: new Set(plan.operations.map(({ name }) => name)) };
    });
    const ofBoth = stories.filter(({ names }) => names.size === 2);
    const ofOne = stories.filter(({ names }) => names.size === 1);
    const failures = [...ofBoth, ...ofOne].map(({ failure }) => failure);
    expect(ofBoth.length).toBeGreaterThan(0);
    expect(ofOne.length).toBeGreaterThan(0);
    const { bugs } = distinctBugs(simulation, failures, { level: LEVEL });
    expect(bugs).toHaveLength(2);
  });

  it('takes a mistake for one bug whatever the weather that brings it', () => {
    const simulation = leaseSimulation({ flaw: 'no fence', oracles: [zombieFence] });
    const failures = failuresOf(simulation, 60);
    const { bugs } = distinctBugs(simulation, failures, { level: LEVEL });
    // A story in which an operation matters for the pause that it brings has one operation more.
    expect(bugs.length).toBeLessThanOrEqual(2);
    expect(bugs[0]?.length).toBeGreaterThan(0.95 * failures.length);
  });

  it('takes a mistake for one bug, whether it is met before healing or after', () => {
    const goesOn = eventually<{ readonly now: number }>('it is late', ({ now }) => now > 1_500, {
      withinTicks: 1_500,
    });
    const simulation = leaseSimulation({ flaw: 'no fence', oracles: [zombieFence, goesOn] });
    const failures = failuresOf(simulation, 40);
    const isAfterHealing = ({ violation }: SeedFailure): boolean => violation.at > 1_100;
    expect(failures.some(isAfterHealing)).toBe(true);
    expect(failures.every(isAfterHealing)).toBe(false);
    expect(distinctBugs(simulation, failures, { level: LEVEL }).bugs).toEqual([failures]);
  });

  it('names the failure with the smallest story of some of each bug', () => {
    const simulation = leaseSimulation({ flaw: 'no fence', oracles: [zombieFence] });
    const failures = failuresOf(simulation, 60);
    const planAt = (failure: SeedFailure | undefined): Plan =>
      shrinkPlan(simulation, planOf(simulation, LEVEL, failure?.seed ?? 0)).plan;
    // The longest story comes first.
    const [longest, ...others] = failures
      .slice(0, 8)
      .map((failure) => ({ failure, plan: planAt(failure) }))
      .sort((one, other) => compareSizes(other.plan, one.plan));
    const given = [longest, ...others].flatMap((one) => one?.failure ?? []);
    const { bugs, smallest } = distinctBugs(simulation, given, { level: LEVEL });
    expect(smallest).toHaveLength(bugs.length);
    expect(bugs[0]).toContain(smallest[0]);
    expect(smallest[0]).not.toBe(longest?.failure);
    const shown = planAt(smallest[0]);
    expect(compareSizes(shown, longest?.plan ?? shown)).toBeLessThan(0);
  });

  it('says what it had no runs left for', () => {
    const simulation = counter('adds twice', 'undoes nothing');
    const failures = failuresOf(simulation, 60);
    let runs = 0;
    const counted: Simulation = {
      ...simulation,
      run: (...asked) => {
        runs++;
        return simulation.run(...asked);
      },
    };
    const { bugs, unsorted } = distinctBugs(counted, failures, { level: LEVEL, maxRuns: 40 });
    // Whoever shrinks runs what came of it once more.
    expect(runs).toBeLessThanOrEqual(45);
    expect(bugs.length).toBeGreaterThan(0);
    expect(unsorted.length).toBeGreaterThan(0);
    expect([...seedsOf([...bugs.flat(), ...unsorted])].sort((one, other) => one - other)).toEqual(
      seedsOf(failures),
    );
  });

  it('ends when it is told to', () => {
    const simulation = counter('adds twice');
    const failures = failuresOf(simulation, 40);
    const { bugs, unsorted } = distinctBugs(simulation, failures, {
      level: LEVEL,
      isOver: () => true,
    });
    expect(bugs).toEqual([]);
    expect(unsorted).toEqual(failures);
  });
});
