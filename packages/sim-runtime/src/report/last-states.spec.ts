import { expect, it } from 'vitest';
import { eventually } from '../oracles/eventually.js';
import { leaseSimulation, type LeaseWorld } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { type Simulation } from '../run/simulation.js';
import { planOf, runSeed } from '../sweep/run-seed.js';
import { tallyOf } from '../sweep/tally-sum.js';
import { investigate } from './investigate.js';

const never = eventually('it comes true', () => false, { withinTicks: 20 });

function investigated(simulation: Simulation) {
  const runs: boolean[] = [];
  const counted: Simulation = {
    ...simulation,
    run: (plan, options) => {
      runs.push(options?.trace === true);
      return simulation.run(plan, options);
    },
  };
  const plan = planOf(simulation, 'stormy', 1);
  const tally = tallyOf(runSeed(simulation, 'stormy', 1));
  const options = { shrink: false, nowMs: () => 0 };
  return { bug: investigate(counted, tally.failures, plan, options), runs };
}

it('are those of the run that the story is about, which is not run again for them', () => {
  let last: unknown;
  const reads = eventually(
    'it comes true',
    ({ state }: LeaseWorld) => {
      last = state;
      return false;
    },
    { withinTicks: 20 },
  );
  const { bug, runs } = investigated(leaseSimulation({ oracles: [reads] }));
  expect(runs).toEqual([true]);
  const coordinator = bug.lastStates?.find(({ name }) => name === 'coordinator');
  const { epoch, expiresAt } = last as LeaseWorld['state'];
  expect(coordinator?.state).toContain(`epoch ${epoch}`);
  expect(coordinator?.state).toContain(`expiresAt ${expiresAt}`);
});

it('name how many are left out', () => {
  const { bug } = investigated(registerSimulation({ nodes: 12, oracles: [never] }));
  const { parties } = bug.plan;
  const shown = bug.lastStates ?? [];
  expect(shown).toHaveLength(Math.min(parties, 9));
  if (parties > 8) expect(shown.at(-1)).toEqual({ name: 'others', state: `${parties - 8} more` });
});
