import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Timeline } from '../kernel/timeline.js';
import { type PlannedOperation } from '../plan/plan.js';
import { PlannedOperations } from './planned-operations.js';

const LONGEST = 600;

/** What happens when, where `operations` stand before all else and each has something happen later. */
function happenings(
  operations: readonly PlannedOperation[],
  plan: (timeline: Timeline, operate: (operation: PlannedOperation) => void) => void,
): string[] {
  const happened: string[] = [];
  const timeline = new Timeline({ dispatch: () => undefined });
  const note = (what: string): void => void happened.push(`${timeline.now} ${what}`);
  plan(timeline, ({ salt }) => {
    note(`operation ${salt}`);
    timeline.schedule(timeline.now + (salt % 7), () => note(`consequence ${salt}`));
  });
  for (const { at, salt } of operations) timeline.schedule(at, () => note(`fault ${salt}`));
  // Phases end and begin at times of their own.
  for (const ticks of [100, 1, LONGEST]) timeline.run(ticks);
  timeline.release();
  return happened;
}

it('has operations done in the order in which events of the queue would be', () => {
  const times = fc.array(fc.oneof(fc.nat(LONGEST), fc.constantFrom(0, 99, 100, 101)), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(times, (drawn) => {
      const operations = drawn.map((at, salt) => ({ at, name: 'put', party: 0, salt }));
      const planned = happenings(operations, (timeline, operate) =>
        timeline.follow(new PlannedOperations(operations, operate)),
      );
      const queued = happenings(operations, (timeline, operate) => {
        for (const operation of operations) {
          timeline.schedule(operation.at, () => operate(operation));
        }
      });
      expect(planned).toEqual(queued);
      expect(planned).toHaveLength(3 * operations.length);
    }),
  );
});

it('stops with the timeline', () => {
  const timeline = new Timeline({ dispatch: () => undefined });
  const operations = [1, 2, 3].map((at) => ({ at, name: 'put', party: 0, salt: at }));
  const done: number[] = [];
  const operate = ({ at }: PlannedOperation): void => {
    done.push(at);
    if (at === 2) timeline.stop();
  };
  timeline.follow(new PlannedOperations(operations, operate));
  timeline.run(10);
  expect(done).toEqual([1, 2]);
});
