import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEADER } from './bucket.js';
import { EventQueue } from './event-queue.js';
import { RandomStream } from '../random-stream.js';

/** Takes the event that `next` found. */
function take({ current, time, stride }: EventQueue): {
  time: number;
  id: number;
  payload: unknown;
} {
  const id = current.fields[current.head + 2] ?? 0;
  current.head += stride;
  return { time, id, payload: current.takePayload() };
}

interface Insertion {
  readonly delay: number;
  readonly afterTaking: number;
}

const delays = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 0, max: 100_000 }),
  fc.integer({ min: 0, max: 0x200_0000 }),
  fc.integer({ min: 0, max: 0x1_4000_0000 }),
);

/** What the queue must equal: a list sorted by (time, insertion). */
class ReferenceQueue {
  readonly #events: { time: number; id: number }[] = [];

  push(time: number, id: number): void {
    this.#events.push({ time, id });
  }

  next(limit: number): { time: number; id: number } | undefined {
    let best = 0;
    this.#events.forEach((event, index) => {
      if (event.time < (this.#events[best]?.time ?? 0)) best = index;
    });
    const event = this.#events[best];
    if (event === undefined || event.time > limit) return undefined;
    this.#events.splice(best, 1);
    return event;
  }
}

describe('EventQueue', () => {
  it('gives events by time, then insertion, whatever the distances', () => {
    const insertions = fc.array(fc.record({ delay: delays, afterTaking: fc.nat(3) }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(insertions, (list: readonly Insertion[]) => {
        const queue = new EventQueue();
        const reference = new ReferenceQueue();
        let now = 0;
        const takeBoth = (): boolean => {
          const expected = reference.next(Infinity);
          const found = queue.next(Infinity);
          expect(found).toBe(expected !== undefined);
          if (expected === undefined) return false;
          expect(take(queue)).toEqual({ ...expected, payload: `payload ${expected.id}` });
          now = queue.time;
          return true;
        };
        list.forEach(({ delay, afterTaking }, id) => {
          for (let taken = 0; taken < afterTaking; taken++) takeBoth();
          queue.push(now + delay, 7, 8, id, `payload ${id}`);
          reference.push(now + delay, id);
        });
        while (takeBoth());
      }),
      { numRuns: 300 },
    );
  });

  it('keeps order, words and objects while its slots grow wider and narrower', () => {
    const burst = fc.record({
      events: fc.integer({ min: 1, max: 60 }),
      spread: fc.constantFrom(1, 3, 40, 5000, 300_000),
      pause: fc.constantFrom(0, 1, 700, 100_000),
      salt: fc.integer(),
    });
    fc.assert(
      fc.property(fc.array(burst, { minLength: 1, maxLength: 12 }), (bursts) => {
        const queue = new EventQueue();
        queue.useWords(1);
        const reference = new ReferenceQueue();
        let now = 0;
        let id = 0;
        const insert = (time: number): void => {
          reference.push(time, id);
          if (id % 3 === 0) queue.push(time, 0, 0, id, id);
          else {
            const { fields, newest } = queue.add(time, 0, 0, id);
            fields[newest + HEADER] = -id;
          }
          id++;
        };
        const takeBoth = (): boolean => {
          const expected = reference.next(Infinity);
          expect(queue.next(Infinity)).toBe(expected !== undefined);
          if (expected === undefined) return false;
          const { current, time } = queue;
          const { fields, head } = current;
          current.head = head + queue.stride;
          now = time;
          expect([time, fields[head + 2]]).toEqual([expected.time, expected.id]);
          if (expected.id % 3 === 0) expect(current.takePayload()).toBe(expected.id);
          else expect(fields[head + HEADER]).toBe(-expected.id);
          return true;
        };
        for (const { events, spread, pause, salt } of bursts) {
          const random = new RandomStream(salt);
          for (let index = 0; index < events; index++) {
            insert(now + pause + random.below(spread));
            if (random.below(4) === 0 && takeBoth()) insert(now + random.below(spread));
          }
        }
        while (takeBoth());
      }),
      { numRuns: 150 },
    );
  });

  it('gives nothing that is due after the limit, and accepts events before it afterwards', () => {
    const limits = fc.array(fc.tuple(fc.integer({ min: 0, max: 70_000 }), delays), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(limits, (steps) => {
        const queue = new EventQueue();
        const reference = new ReferenceQueue();
        let now = 0;
        steps.forEach(([stepTicks, delay], id) => {
          queue.push(now + delay, 0, 0, id, undefined);
          reference.push(now + delay, id);
          now += stepTicks;
          for (;;) {
            const expected = reference.next(now);
            expect(queue.next(now)).toBe(expected !== undefined);
            if (expected === undefined) return;
            expect(take(queue)).toMatchObject(expected);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('gives an event the right time when it is inserted right where a search came to its limit', () => {
    const queue = new EventQueue();
    queue.push(300, 0, 0, 1, undefined);
    expect(queue.next(256)).toBe(false);
    queue.push(256, 0, 0, 2, undefined);
    expect(queue.next(256)).toBe(true);
    expect(take(queue)).toMatchObject({ time: 256, id: 2 });
  });

  it('leaves a bucket empty, and to whoever reads it, when it makes narrower slots of it', () => {
    const queue = new EventQueue();
    for (let time = 1000; time <= 100_000; time += 1000) {
      queue.push(time, 0, 0, 0, undefined);
      if (queue.next(Infinity)) take(queue);
    }
    const { time } = queue;
    for (let event = 0; event < 100; event++) queue.push(time + 10, 0, 0, event, undefined);
    expect(queue.next(Infinity)).toBe(true);
    const { current } = queue;
    take(queue);
    expect(current.tail - current.head).toBe(99 * queue.stride);
    queue.push(time + 10, 0, 0, 100, undefined);
    queue.push(time + 15, 0, 0, 101, undefined);
    queue.push(time + 12, 0, 0, 102, undefined);
    for (let event = 0; event < 300; event++) queue.push(time + 20 + event, 0, 0, 103, undefined);
    expect(current.tail - current.head).toBe(0);
    expect(queue.next(Infinity)).toBe(true);
    expect(take(queue)).toMatchObject({ time: time + 10, id: 1 });
  });

  it('is as good as new after a reset, wherever it was', () => {
    const lists = fc.array(delays, { minLength: 1, maxLength: 20 });
    const order = (queue: EventQueue, list: readonly number[]): number[] => {
      list.forEach((delay, id) => queue.push(delay, 0, 0, id, undefined));
      return list.map(() => (queue.next(Infinity) ? take(queue).id : -1));
    };
    fc.assert(
      fc.property(lists, fc.nat(20), lists, (before, taken, after) => {
        const queue = new EventQueue();
        before.forEach((delay, id) => queue.push(delay, 0, 0, id, undefined));
        for (let index = 0; index < taken; index++) if (queue.next(Infinity)) take(queue);
        queue.next(Infinity);
        queue.reset();
        expect(order(queue, after)).toEqual(order(new EventQueue(), after));
        expect(queue.next(Infinity)).toBe(false);
      }),
    );
  });
});
