import { describe, expect, it } from 'vitest';
import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { Outbox } from '../contracts/outbox.js';
import { coordination } from '../coordination/coordination.js';
import { gossip } from '../gossip/gossip.js';
import { always } from '../oracles/always.js';
import { sometimes } from '../oracles/sometimes.js';
import { todo } from '../oracles/todo.js';
import { pipeline } from '../pipeline/pipeline.js';
import { type Oracle } from '../oracles/oracle.js';
import { type Simulation } from '../run/simulation.js';
import { runSeed } from './run-seed.js';
import { EMPTY_TALLY } from './tally.js';
import { sumTallies, tallyOf } from './tally-sum.js';
import { whatIsMissing } from './what-is-missing.js';

/** A node that a client can make send something, or that keeps it to itself. */
class Teller {
  readonly outbox = new Outbox<string>();
  handleInput(): void {
    // It has nothing to answer.
  }
  handleTimeout(): void {
    // It asks for none.
  }
  pollTimeout(): LogicalTime | undefined {
    return undefined;
  }
  pollTransmit() {
    return this.outbox.poll();
  }
}

const HOLDS = [always('holds', () => true)];

function nodes(sends: boolean, oracles: readonly Oracle<unknown>[] = HOLDS): Simulation {
  return gossip({
    name: 'tellers',
    nodes: 2,
    create: () => new Teller(),
    operations: {
      tell: ({ node, id }) => (sends ? node.outbox.send((1 - id) as NodeId, 'hello') : undefined),
    },
    oracles,
  });
}

function stage(acts: boolean): Simulation {
  return pipeline({
    name: 'stage',
    initialState: 0,
    step: () => [0, acts ? [{ kind: 'read', offset: 0, limit: 1 }] : []] as never,
    source: () => [1, 2, 3] as never,
    oracles: HOLDS,
  });
}

function actors(isPossible: boolean): Simulation {
  return coordination({
    name: 'actors',
    actors: 2,
    initialState: 0,
    transition: (state: number, _input: 'add') => [state + 1, []] as const,
    operations: { add: () => (isPossible ? 'add' : undefined) },
    oracles: HOLDS,
  });
}

function missingFrom(simulation: Simulation): readonly string[] {
  const results = [1, 2, 3].map((seed) => runSeed(simulation, 'sunny', seed, { maxEvents: 500 }));
  return whatIsMissing(sumTallies(results.map(tallyOf)));
}

describe('runs', () => {
  it.each([
    ['of nodes that send', nodes(true)],
    ['of a stage that reads', stage(true)],
    ['of actors that can do something', actors(true)],
    ['whose invariants are all TODO', nodes(true, [todo('one day')])],
  ])('%s lack nothing', (_, simulation) => {
    expect(missingFrom(simulation)).toEqual([]);
  });

  it.each([
    ['of nodes that send nothing', nodes(false), /^the module did nothing/],
    ['of a stage without effects', stage(false), /^the module did nothing/],
    ['of no oracle', nodes(true, []), /^nothing is demanded/],
    ['of nothing but counting', nodes(true, [sometimes('so', () => true)]), /^nothing is demanded/],
    [
      'of an oracle that is never asked',
      nodes(true, [always('rare', () => true, { everyEvents: 1_000_000 })]),
      /^no oracle was ever asked/,
    ],
    ['of actors that can do nothing', actors(false), /^no oracle was ever asked/],
  ])('%s lack something', (_, simulation, missing) => {
    expect(missingFrom(simulation)[0]).toMatch(missing);
  });

  it('that were not done lack nothing', () => {
    expect(whatIsMissing(EMPTY_TALLY)).toEqual([]);
  });
});
