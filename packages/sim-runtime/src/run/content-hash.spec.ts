import { describe, expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { LEVELS } from '../faults/level.js';
import { gossip } from '../gossip/gossip.js';
import { always } from '../oracles/always.js';
import { pipeline } from '../pipeline/pipeline.js';
import { planOf } from '../sweep/run-seed.js';
import { copierSimulation } from './fixtures/copier.fixture.js';
import { leaseSimulation } from './fixtures/lease.fixture.js';
import { registerSimulation } from './fixtures/register.fixture.js';
import { type Simulation } from './simulation.js';

const holds = always('holds', () => true);

interface Told {
  readonly destination: number;
  readonly message: unknown;
}

/** Says what time it is, times `factor`, to all peers, and may keep what it hears. */
class Teller {
  heard: unknown = 0;
  private due = 10;
  private readonly sent: Told[] = [];
  private readonly peers: readonly number[];
  private readonly factor: number;
  private readonly keeps: boolean;

  constructor(peers: readonly number[], factor: number, keeps: boolean) {
    this.peers = peers;
    this.factor = factor;
    this.keeps = keeps;
  }

  handleInput(message: unknown): void {
    if (this.keeps) this.heard = message;
  }

  handleTimeout(now: number): void {
    this.due = now + 10;
    for (const destination of this.peers) {
      this.sent.push({ destination, message: { v: this.factor * now } });
    }
  }

  pollTransmit(): never {
    return this.sent.shift() as never;
  }

  pollTimeout(): never {
    return this.due as never;
  }
}

function tellers(factor: number, keeps = false): Simulation {
  return gossip({
    name: 'tellers',
    nodes: 3,
    create: ({ peers }) => new Teller(peers, factor, keeps),
    oracles: [holds],
  });
}

/** A counter with the parts that a mistake may be in. */
function counter(parts: {
  readonly state?: (n: number) => unknown;
  readonly effect?: (n: number) => unknown;
  readonly input?: (random: number) => unknown;
  readonly learn?: (effect: unknown) => unknown;
}): Simulation {
  const { state = (n) => n, effect = (n) => n, input = (n) => n, learn = (e) => e } = parts;
  return coordination({
    name: 'counter',
    actors: 2,
    initialState: { n: 0, seen: 0 as unknown },
    transition: ({ n }, sent: { readonly v: unknown }) =>
      [{ n: n + 1, seen: state(n) }, [{ v: effect(n), of: typeof sent.v }]] as const,
    belief: { initial: 0 as unknown, learn: (_belief, told) => learn(told) },
    operations: { add: ({ random }) => ({ v: input(random.below(1_000)) }) },
    oracles: [holds],
  });
}

function copies(output: (record: number) => unknown, checkpoint: (offset: number) => unknown) {
  type Event =
    | { readonly kind: 'started' }
    | { readonly kind: 'records'; readonly records: readonly number[] }
    | { readonly kind: string };
  return pipeline({
    name: 'copies',
    initialState: 0,
    step: (offset: number, event: Event) => {
      if (!('records' in event)) return [offset, [{ kind: 'read', offset, limit: 1 }]] as never;
      const next = offset + event.records.length;
      const emitted = event.records.map((record) => ({
        kind: 'emit',
        id: `${offset}`,
        output: output(record),
      }));
      return [next, [...emitted, { kind: 'checkpoint', checkpoint: checkpoint(next) }]] as never;
    },
    source: ({ random }) => [1, 2, 3].map(() => random.below(9)) as never,
    oracles: [holds as never],
  });
}

function hashesOf(simulation: Simulation, seed = 1) {
  const plan = planOf(simulation, 'stormy', seed);
  const { traceHash, contentHash, unseen } = simulation.run(plan, { contentHash: true });
  expect(unseen).toBeUndefined();
  return { traceHash, contentHash };
}

describe('the content hash', () => {
  it('tells modules apart that send other messages at the same times', () => {
    const [once, seven] = [hashesOf(tellers(1)), hashesOf(tellers(7))];
    expect(seven.traceHash).toBe(once.traceHash);
    expect(seven.contentHash).not.toBe(once.contentHash);
    expect(hashesOf(tellers(1))).toEqual(once);
  });

  it('covers the states of nodes, which no message shows', () => {
    const kept = hashesOf(tellers(1, true));
    expect(kept.contentHash).not.toBe(hashesOf(tellers(1)).contentHash);
  });

  it('tells fifteen coordination modules apart that differ in contents alone', () => {
    const changes = [1, 2, 3, 4].flatMap((k) => [
      counter({ state: (n) => n + k }),
      counter({ effect: (n) => n * (k + 1) }),
      counter({ input: (n) => n * (k + 1) }),
      counter({ learn: (told) => [told, k] }),
    ]);
    const found = changes.slice(0, 15).map((simulation) => hashesOf(simulation));
    expect(new Set(found.map(({ traceHash }) => traceHash)).size).toBe(1);
    expect(new Set(found.map(({ contentHash }) => contentHash)).size).toBe(15);
  });

  it('covers what a stage emits and what it saves', () => {
    const plain = hashesOf(
      copies(
        (record) => record,
        (offset) => offset,
      ),
    );
    for (const other of [
      copies(
        (record) => record + 1,
        (offset) => offset,
      ),
      copies(
        (record) => record,
        (offset) => ({ offset }),
      ),
    ]) {
      expect(hashesOf(other).traceHash).toBe(plain.traceHash);
      expect(hashesOf(other).contentHash).not.toBe(plain.contentHash);
    }
  });

  it('is the same whether or not there is a trace, and changes nothing else', () => {
    for (const simulation of [leaseSimulation(), registerSimulation(), copierSimulation()]) {
      for (const level of LEVELS) {
        const plan = planOf(simulation, level, 5);
        const plain = simulation.run(plan);
        const { contentHash, unseen, ...rest } = simulation.run(plan, { contentHash: true });
        const covered = { contentHash, ...(unseen === undefined ? {} : { unseen }) };
        expect(rest).toEqual(plain);
        expect(contentHash).toBeTypeOf('number');
        const entries: unknown[] = [];
        const traced = simulation.run(plan, { contentHash: true, trace: true });
        const recorder = (entry: unknown): void => void entries.push(entry);
        expect(traced).toEqual({ ...simulation.run(plan, { trace: true }), ...covered });
        expect(simulation.run(plan, { contentHash: true, recorder })).toEqual({
          ...plain,
          ...covered,
        });
        expect(entries).toEqual(traced.trace);
      }
    }
  });

  it('is pinned: a change of what it covers is a decision', () => {
    const pins = [leaseSimulation(), copierSimulation()].map(
      (simulation) =>
        simulation.run(planOf(simulation, 'stormy', 3), { contentHash: true }).contentHash,
    );
    expect(pins).toMatchInlineSnapshot(`
      [
        735314128,
        1338776665,
      ]
    `);
  });

  it('does not cover what an engine words: the message of an exception', () => {
    const throws = (text: string) =>
      counter({
        state: (n) => {
          if (n > 3) throw new Error(text);
          return n;
        },
      });
    expect(hashesOf(throws('one')).contentHash).toBe(hashesOf(throws('other')).contentHash);
    expect(hashesOf(throws('one')).contentHash).not.toBe(hashesOf(counter({})).contentHash);
  });

  it('says so when something cannot be looked at, and goes on', () => {
    const hides = counter({
      state: () =>
        Object.defineProperty({}, 'secret', {
          enumerable: true,
          get: () => {
            throw new Error('not for you');
          },
        }),
    });
    const plan = planOf(hides, 'sunny', 1);
    const { violation, unseen, contentHash } = hides.run(plan, { contentHash: true });
    expect(violation).toBeUndefined();
    expect(unseen).toBe('an input, its effects or the state after it: not for you');
    expect(contentHash).toBeTypeOf('number');
  });
});
