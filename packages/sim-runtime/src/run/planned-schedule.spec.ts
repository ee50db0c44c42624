import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Timeline } from '../kernel/timeline.js';
import { type PlannedOperation } from '../plan/plan.js';
import { JointSchedule, PlannedSchedule } from './planned-schedule.js';

const LONGEST = 600;

/** What happens when, where each operation has something happen later. */
function happenings(
  plan: (
    timeline: Timeline,
    operate: (operation: PlannedOperation) => void,
    strike: (operation: PlannedOperation) => void,
  ) => void,
): string[] {
  const happened: string[] = [];
  const timeline = new Timeline({ dispatch: () => undefined });
  const note = (what: string): void => void happened.push(`${timeline.now} ${what}`);
  const operate = ({ salt }: PlannedOperation): void => {
    note(`operation ${salt}`);
    timeline.schedule(timeline.now + (salt % 7), () => note(`consequence ${salt}`));
  };
  plan(timeline, operate, ({ salt }) => note(`fault ${salt}`));
  // Phases end and begin at times of their own.
  for (const ticks of [100, 1, LONGEST]) timeline.run(ticks);
  timeline.release();
  return happened;
}

it('takes what is planned in the order in which events of the queue would come', () => {
  const times = fc.array(fc.oneof(fc.nat(LONGEST), fc.constantFrom(0, 99, 100, 101)), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(times, (drawn) => {
      const operations = drawn.map((at, salt) => ({ at, name: 'put', party: 0, salt }));
      const planned = happenings((timeline, operate, strike) =>
        timeline.follow(
          new JointSchedule(
            new PlannedSchedule(operations, operate),
            new PlannedSchedule(operations, strike),
          ),
        ),
      );
      const queued = happenings((timeline, operate, strike) => {
        for (const act of [operate, strike]) {
          for (const operation of operations) {
            timeline.schedule(operation.at, () => act(operation));
          }
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
  timeline.follow(new PlannedSchedule(operations, operate));
  timeline.run(10);
  expect(done).toEqual([1, 2]);
});
