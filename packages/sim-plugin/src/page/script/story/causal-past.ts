import type { Diagram } from '@gossip/sim-runtime/sim';

/**
 * The steps that the violation may depend on (Lamport's happened-before): those before it at its own place, those that
 * sent what arrived at one of them, and so on. Phases, and faults of the whole run, belong to it as well.
 *
 * @returns a flag for each step; `undefined` without a violation, or where every step belongs to its past
 */
export function causalPast({ steps, arrows }: Diagram): readonly boolean[] | undefined {
  const violation = steps.findLastIndex(({ kind }) => kind === 'violation');
  if (violation < 0) return undefined;
  const before = previousInLane(steps);
  const past = steps.map(({ lane }, index) => index <= violation && lane === undefined);
  const open = seenBy(steps, violation);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at < 0 || past[at] === true) continue;
    past[at] = true;
    open.push(before[at] ?? -1);
    const arrival = steps[at]?.arrival;
    if (arrival !== undefined) open.push(arrows[arrival]?.sent ?? -1);
  }
  return past.every(Boolean) ? undefined : past;
}

/**
 * The steps that an oracle looked at: the last one, and at a deadline, which no step brings about, the last one of every
 * lane.
 */
function seenBy(steps: Diagram['steps'], violation: number): number[] {
  const last = steps.findLastIndex(({ lane }, index) => index < violation && lane !== undefined);
  if (steps[last]?.at === steps[violation]?.at) return [violation, last];
  const lanes = new Map<number, number>();
  steps.slice(0, violation).forEach(({ lane }, index) => {
    if (lane !== undefined) lanes.set(lane, index);
  });
  return [violation, ...lanes.values()];
}

function previousInLane(steps: Diagram['steps']): Int32Array {
  const last = new Map<number, number>();
  return Int32Array.from(steps, ({ lane }, index) => {
    if (lane === undefined) return -1;
    const previous = last.get(lane) ?? -1;
    last.set(lane, index);
    return previous;
  });
}
