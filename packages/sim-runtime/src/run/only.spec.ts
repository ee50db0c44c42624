import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '../faults/level.js';
import { always } from '../oracles/always.js';
import { eventually } from '../oracles/eventually.js';
import { sometimes } from '../oracles/sometimes.js';
import { copierSimulation } from './fixtures/copier.fixture.js';
import { leaseSimulation } from './fixtures/lease.fixture.js';
import { registerSimulation } from './fixtures/register.fixture.js';
import { type RunResult } from './run-result.js';
import { type Simulation } from './simulation.js';

interface Timed {
  readonly now: number;
}

/** Oracles that any module type can be asked. Every `eventually` comes true, each at a time of its own. */
const harmless = [
  always<Timed>('time is no less than 0', ({ now }) => now >= 0),
  sometimes<Timed>('time passes', ({ now }) => now > 0),
  eventually<Timed>('it is late', ({ now }) => now > 1_300, { withinTicks: 5_000 }),
  eventually<Timed>('it is very late', ({ now }) => now > 1_400, { withinTicks: 6_000 }),
];

const simulations = (oracles: typeof harmless): readonly Simulation[] => [
  leaseSimulation({ oracles }),
  registerSimulation({ oracles }),
  copierSimulation({ oracles }),
];

/** All that a run is, but for what was asked. */
function course({ seed, traceHash, events, ticks, faults, operations, trace }: RunResult) {
  return { seed, traceHash, events, ticks, faults, operations, trace };
}

describe.each(simulations(harmless))('watching one oracle of a $type module', (simulation) => {
  it.each(LEVELS)('changes nothing else in a %s run', (level) => {
    fc.assert(
      fc.property(
        simulation.plans(level),
        fc.constantFrom(...harmless.map(({ name }) => name), 'none of them'),
        (plan, only) => {
          const all = simulation.run(plan, { trace: true });
          const alone = simulation.run(plan, { trace: true, only });
          expect(all.violation).toBeUndefined();
          expect(course(alone)).toEqual(course(all));
          expect(alone.oracles).toEqual(all.oracles.filter(({ name }) => name === only));
        },
      ),
      { seed: 1, numRuns: 12, endOnFailure: true },
    );
  });
});

const isEarly = always<Timed>('it is not yet t=1150', ({ now }) => now < 1_150);

describe.each(simulations([...harmless, isEarly]))(
  'a violation that a $type module shows after healing',
  (simulation) => {
    it('is seen by its oracle alone', () => {
      fc.assert(
        fc.property(simulation.plans('stormy'), (plan) => {
          const { violation } = simulation.run(plan);
          expect(violation?.oracle).toBe(isEarly.name);
          expect(simulation.run(plan, { only: isEarly.name }).violation).toEqual(violation);
        }),
        { seed: 1, numRuns: 12, endOnFailure: true },
      );
    });
  },
);

describe('an oracle that is not watched', () => {
  const never = eventually<Timed>('it never comes', () => false, { withinTicks: 100 });
  const throws = eventually<Timed>(
    'it throws',
    () => {
      throw new Error('not watched');
    },
    { withinTicks: 60 },
  );
  const late = eventually<Timed>('it is t=1350', ({ now }) => now >= 1_350, { withinTicks: 400 });

  it.each([never, throws])('does not end the run: $name', (oracle) => {
    for (const simulation of simulations([oracle, late])) {
      const plan = fc.sample(simulation.plans('sunny'), { seed: 1, numRuns: 1 })[0];
      if (plan === undefined) throw new Error('There is a plan.');
      expect(simulation.run(plan).violation).toBeDefined();
      const { violation, ticks, oracles } = simulation.run(plan, { only: late.name });
      expect(violation).toBeUndefined();
      expect(ticks).toBeGreaterThanOrEqual(1_350);
      // Nor does it keep the run from ending once its time is up.
      expect(ticks).toBeLessThan(1_450);
      expect(oracles).toMatchObject([{ name: late.name, occurrences: 1 }]);
    }
  });
});
