import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MessageCodec } from '../contracts/message-codec.js';
import { TraceBuffer } from './trace-buffer.js';
import { COORDINATOR, type TraceSink } from './trace-sink.js';
import { TraceEmitter } from './trace-emitter.js';

interface Pair {
  readonly first: number;
  readonly second: number;
}

const codec: MessageCodec<Pair> = {
  words: 2,
  write: ({ first, second }, words, offset) => {
    words[offset] = first;
    words[offset + 1] = second;
  },
  read: (words, offset) => ({
    first: words[offset] as number,
    second: words[offset + 1] as number,
  }),
};

const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const party = fc.oneof(fc.constant(COORDINATOR), fc.nat({ max: 2 ** 25 - 1 }));
const message = fc.record({ first: integer, second: integer });
const fate = fc.constantFrom('delivered' as const, 'lost' as const, 'blocked' as const);

/** Passes one happening to a trace sink. */
type Happening = (traceSink: TraceSink, at: number) => void;

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc
    .tuple(integer, party, party, message, fate, fc.nat())
    .map(([id, from, to, what, became, delay]): Happening => {
      return (traceSink, at) => traceSink.sent(at, id, from, to, what, became, delay);
    }),
  fc.tuple(integer, party, party, message).map(([id, from, to, what]): Happening => {
    return (traceSink, at) => traceSink.received(at, id, from, to, what);
  }),
  fc.tuple(integer, party).map(
    ([id, to]): Happening =>
      (traceSink, at) =>
        traceSink.missed(at, id, to),
  ),
  fc.nat({ max: 2 ** 25 - 1 }).map(
    (id): Happening =>
      (traceSink, at) =>
        traceSink.timeout(at, id),
  ),
  fc.tuple(integer, fc.nat({ max: 2 ** 25 - 1 }), message).map(([id, by, what]): Happening => {
    return (traceSink, at) => traceSink.applied(at, id, by, what, [what], { state: what });
  }),
  fc.constantFrom('warm-up' as const, 'safety' as const).map((phase): Happening => {
    return (traceSink, at) => traceSink.note({ at, kind: 'phase', phase });
  }),
);

/** Time stands still more often than it goes on, and may go on for very long. */
const ticks = fc.oneof(
  fc.constant(0),
  fc.constant(0),
  fc.nat({ max: 5 }),
  fc.nat({ max: 2 ** 40 }),
);

const course = fc.array(fc.tuple(ticks, happening), { maxLength: 2_000, size: 'max' });

function play(traceSink: TraceSink, happenings: readonly (readonly [number, Happening])[]): void {
  let at = 0;
  for (const [passed, happen] of happenings) {
    at += passed;
    happen(traceSink, at);
  }
}

describe('a compact traceSink', () => {
  it.each([
    ['objects', undefined],
    ['words', codec],
  ])('gives the entries that are told at once, its messages kept as %s', (_name, words) => {
    fc.assert(
      fc.property(course, (happenings) => {
        const compact = new TraceBuffer();
        const telling = new TraceEmitter(() => undefined, true);
        if (words !== undefined) compact.useCodec(words as MessageCodec<unknown>);
        play(compact, happenings);
        play(telling, happenings);
        expect(JSON.stringify(compact.entries)).toBe(JSON.stringify(telling.entries));
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('keeps the very objects where messages have no codec', () => {
    const traceSink = new TraceBuffer();
    const what = { any: 'message' };
    traceSink.sent(3, 1, 0, 1, what, 'delivered', 4);
    expect(traceSink.entries).toEqual([
      {
        at: 3,
        kind: 'sent',
        id: 1,
        from: 0,
        to: 1,
        message: what,
        fate: 'delivered',
        arrivesAt: 7,
      },
    ]);
    expect((traceSink.entries[0] as { readonly message: unknown }).message).toBe(what);
  });

  it('can be read, told more, and read again', () => {
    const traceSink = new TraceBuffer();
    traceSink.timeout(1, 0);
    expect(traceSink.entries).toHaveLength(1);
    traceSink.timeout(2, 1);
    expect(traceSink.entries).toEqual([
      { at: 1, kind: 'timeout', party: 0 },
      { at: 2, kind: 'timeout', party: 1 },
    ]);
  });
});
