import { type NodeId } from '@gossip/sim-runtime';
import { always, type Oracle } from '@gossip/sim-runtime/sim';
import { type SwimSettings } from '../swim-config.js';
import { type World } from './invariants.js';
import { type Member } from './watched-member.js';
import { dueAt, follow, type Schedule, scheduleOf } from './schedule.js';

/**
 * A member probes another in each period, asks helpers where no answer comes in time, tells those that it helps when it
 * has none, and takes as much time for all that as its health is worth.
 */
export function probesKeepTime(settings: SwimSettings): Oracle<World> {
  return always(
    'a member probes, asks and helps in time',
    (world: World, schedules) => {
      const { node, touched } = world;
      const life = node(touched);
      if (life === undefined) return true;
      const known = schedules.get(touched);
      if (!beginsInTime(life, settings)) return `node ${touched} does not begin within a period`;
      const schedule = known?.life === life ? known : scheduleOf(life);
      schedules.set(touched, schedule);
      const fault = follow(schedule, world, settings) ?? faultOf(schedule);
      return fault === undefined || `node ${touched} ${fault}`;
    },
    { history: () => new Map<NodeId, Schedule>() },
  );
}

function faultOf(schedule: Schedule): string | undefined {
  const { life, health } = schedule;
  if (life.healthMultiplier !== 1 + health) {
    return `takes ${life.healthMultiplier} times as long, not ${1 + health}`;
  }
  const expected = dueAt(schedule);
  if (life.pollTimeout() === expected) return undefined;
  return `is due at ${life.pollTimeout() ?? 'no time'}, not at ${expected ?? 'no time'}`;
}

/** Members begin at moments of chance, so that they do not probe all at once. */
function beginsInTime({ began: { at, dueAt } }: Member, { periodTicks }: SwimSettings): boolean {
  return dueAt !== undefined && at < dueAt && dueAt <= at + periodTicks;
}
