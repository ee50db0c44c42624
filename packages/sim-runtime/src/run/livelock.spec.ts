import { describe, expect, it } from 'vitest';
import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { Outbox } from '../contracts/outbox.js';
import { coordination } from '../coordination/coordination.js';
import { gossip } from '../gossip/gossip.js';
import { pipeline } from '../pipeline/pipeline.js';
import { planForSeed } from '../plan/plan-for-seed.js';
import { type Plan } from '../plan/plan.js';
import { kindInWords } from './kind-in-words.js';
import { NO_LIVELOCK } from './violation.js';
import { type Simulation } from './simulation.js';

/** Two nodes that send each other what they get. */
class Echo {
  readonly outbox = new Outbox<{ readonly kind: 'ball' }>();
  handleInput(message: { readonly kind: 'ball' }, _now: LogicalTime, from: NodeId): void {
    this.outbox.send(from, message);
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

const LIVELOCKS: readonly (readonly [string, Simulation, RegExp])[] = [
  [
    'gossip',
    gossip({
      name: 'echo',
      nodes: 2,
      create: () => new Echo(),
      operations: {
        serve: ({ node, id }) => node.outbox.send((1 - id) as NodeId, { kind: 'ball' }),
      },
      oracles: [],
    }),
    /The last operation was serve of party \d\. The last event was a message "ball" of node-\d to node-\d\.$/,
  ],
  [
    'coordination',
    coordination({
      name: 'echo',
      actors: 2,
      initialState: 0,
      transition: (state: number, _input: { readonly kind: 'add' }) => [state + 1, []] as const,
      operations: { add: () => ({ kind: 'add' }) },
      oracles: [],
    }),
    /The last operation was add of party \d\. The last event was an input "add" of actor-\d\.$/,
  ],
  [
    'pipeline',
    pipeline({
      name: 'echo',
      initialState: 0,
      step: (
        state: number,
        _event: { readonly kind: string; readonly records: readonly number[] },
      ) => [state, [{ kind: 'read', offset: 0, limit: 1 }]] as never,
      source: () => [1, 2, 3] as never,
      oracles: [],
    }),
    /The last operation was append of party 0\. The last event was an event ".+" of the stage\.$/,
  ],
];

describe.each(LIVELOCKS)('a %s module that does not come to rest', (_, simulation, last) => {
  it('is told with the last operation and the last event, in every kind of run', () => {
    const plan = Array.from({ length: 50 }, (_, seed) =>
      planForSeed(simulation.plans('sunny'), seed),
    ).find(({ operations }) => operations.length > 40) as Plan;
    const [plain, traced] = [{}, { trace: true }].map(
      (options) => simulation.run(plan, { ...options, maxEvents: 30 }).violation,
    );
    expect(plain?.oracle).toBe(NO_LIVELOCK);
    expect(plain?.message).toMatch(last);
    expect(traced).toEqual(plain);
  });
});

it.each([
  [{ kind: 'put' }, '"put"'],
  [{ type: 'put' }, '"put"'],
  ['ping', '"ping"'],
  [7, 'of type number'],
  [undefined, 'of type undefined'],
])('a value %j is said to be %s', (value, words) => {
  expect(kindInWords(value)).toBe(words);
});
