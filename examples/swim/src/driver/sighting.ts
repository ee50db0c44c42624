import { type News } from './watched-swim.js';

/** A change of a member's opinion: the measure of runs, real and simulated alike. */
export interface Sighting extends News {
  readonly observer: number;
  /** In ticks in a simulated run, in milliseconds in a real one. */
  readonly at: number;
}

/** The detection of a member's absence, in protocol periods after it began. */
export interface Detection {
  readonly firstSuspected: number;
  readonly firstDead: number;
  /** When the last of the others knew. */
  readonly deadToAll: number;
}

/** When each observer first held a view of a member, from a moment on. */
function firstSeen(
  sightings: readonly Sighting[],
  member: number,
  since: number,
  fits: (sighting: Sighting) => boolean,
): readonly number[] {
  const times = new Map<number, number>();
  for (const sighting of sightings) {
    const { observer, at } = sighting;
    if (sighting.member !== member || at < since || !fits(sighting)) continue;
    times.set(observer, Math.min(at, times.get(observer) ?? at));
  }
  return [...times.values()].map((at) => at - since);
}

/** @param period - what a protocol period lasts, in the unit of the sightings' times */
export function detectionOf(
  sightings: readonly Sighting[],
  member: number,
  goneAt: number,
  period: number,
): Detection {
  const doubted = firstSeen(sightings, member, goneAt, ({ status }) => status !== 'alive');
  const dead = firstSeen(sightings, member, goneAt, ({ status }) => status === 'dead');
  return {
    firstSuspected: Math.min(...doubted) / period,
    firstDead: Math.min(...dead) / period,
    deadToAll: Math.max(...dead) / period,
  };
}

/** How many periods after its return a member was alive to all that had noticed its absence. */
export function returnOf(
  sightings: readonly Sighting[],
  member: number,
  backAt: number,
  period: number,
): number {
  const alive = firstSeen(sightings, member, backAt, ({ status }) => status === 'alive');
  return Math.max(...alive) / period;
}
