import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { coordination } from '../src/coordination/coordination.js';
import { COORDINATION_MENU } from '../src/coordination/coordination-menu.js';
import {
  EMPTY,
  ledgerSimulation,
  transition,
  write,
} from '../src/coordination/fixtures/ledger.fixture.js';
import { kindsOf } from '../src/faults/fault-menu.js';
import { gossiperSimulation } from '../src/gossip/fixtures/gossiper.fixture.js';
import { GOSSIP_MENU } from '../src/gossip/gossip-menu.js';
import { readerSimulation } from '../src/pipeline/fixtures/reader.fixture.js';
import { PIPELINE_MENU } from '../src/pipeline/pipeline-menu.js';
import { planOf } from '../src/sweep/run-seed.js';

/** The byte that begins a small integer in V8's format: it writes a double that is one as a double. */
const SMALL_INTEGER = 'I'.charCodeAt(0);

function isHeldAsDouble(value: number): boolean {
  return (value | 0) === value && serialize(value)[2] !== SMALL_INTEGER;
}

/** The paths of the integers below a value that V8 holds as doubles. */
function doubles(value: unknown, path: string): readonly string[] {
  if (typeof value === 'number') return isHeldAsDouble(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    // A salt is any number of 32 bits, most of which are no small integers; so is what it is drawn beside.
    key === 'salt' || key === 'seed' || key === 'key' ? [] : doubles(part, `${path}.${key}`),
  );
}

// In a process of its own: what other code has stored decides how V8 holds the fields of a shape.
describe.each([
  { type: 'coordination', simulation: ledgerSimulation(kindsOf(COORDINATION_MENU)) },
  { type: 'gossip', simulation: gossiperSimulation(kindsOf(GOSSIP_MENU)) },
  { type: 'pipeline', simulation: readerSimulation(kindsOf(PIPELINE_MENU)) },
])('the plans of a $type module', ({ simulation }) => {
  it('have no integer that is held as a double', () => {
    for (let seed = 0; seed < 40; seed++) {
      const plan = planOf(simulation, 'stormy', seed);
      expect(doubles(plan, `plan ${seed}`)).toEqual([]);
    }
  });
});

it('what a module is given has no integer that is held as a double', () => {
  const found: string[] = [];
  const simulation = coordination({
    name: 'ledger',
    actors: 3,
    initialState: EMPTY,
    transition: (state, input: ReturnType<typeof write>, now) => {
      found.push(...doubles({ ...input, now }, 'input'));
      return transition(state, input, now);
    },
    operations: {
      // Refused as often as not, so that another party does it.
      write: ({ actor, now, random }) => {
        found.push(...doubles({ actor, now }, 'operation'));
        return random.chance(500_000) ? write(actor, random.below(1_000)) : undefined;
      },
    },
    oracles: [],
  });
  for (let seed = 0; seed < 40; seed++) simulation.run(planOf(simulation, 'stormy', seed));
  expect([...new Set(found)]).toEqual([]);
});
