import { type Picture } from './picture.js';

/** Where two values differ first, and what stands there. */
export interface Difference {
  /** The way there from the whole, such as `list[8]`; empty for the whole itself. */
  readonly path: string;
  /** What stands there in each, in few words; `nothing` where there is no such part. */
  readonly versions: readonly [string, string];
}

interface Pair {
  readonly first: Picture | undefined;
  readonly second: Picture | undefined;
  readonly from: Pair | undefined;
  readonly step: string;
}

/** Finds the first difference, in the order of the first value's parts; none where they are equal. */
export function firstDifference(first: Picture, second: Picture): Difference | undefined {
  const seen = new Map<Picture, Set<Picture>>();
  const toDo: Pair[] = [{ first, second, from: undefined, step: '' }];
  for (let pair = toDo.pop(); pair !== undefined; pair = toDo.pop()) {
    const { first: one, second: other } = pair;
    if (one?.token !== other?.token || one === undefined || other === undefined) return at(pair);
    if (!isNew(seen, one, other)) continue;
    const steps = new Set([...one.parts.keys(), ...other.parts.keys()]);
    const parts = [...steps].map((step) => ({
      first: one.parts.get(step),
      second: other.parts.get(step),
      from: pair,
      step,
    }));
    for (let index = parts.length - 1; index >= 0; index--) toDo.push(parts[index] as Pair);
  }
  return undefined;
}

function isNew(seen: Map<Picture, Set<Picture>>, one: Picture, other: Picture): boolean {
  const others = seen.get(one) ?? new Set();
  if (others.has(other)) return false;
  seen.set(one, others.add(other));
  return true;
}

function at(pair: Pair): Difference {
  const steps: string[] = [];
  for (let place: Pair | undefined = pair; place !== undefined; place = place.from) {
    steps.push(place.step);
  }
  return {
    path: shorten(steps.reverse()),
    versions: [pair.first?.shown ?? 'nothing', pair.second?.shown ?? 'nothing'],
  };
}

const MOST_STEPS = 12;

/** A path that people can read: of one that leads deep, its beginning and its end. */
function shorten(steps: readonly string[]): string {
  const half = MOST_STEPS / 2;
  const shown =
    steps.length <= MOST_STEPS + 1
      ? steps.join('')
      : `${steps.slice(0, half + 1).join('')}…(${steps.length - MOST_STEPS - 1} more)…${steps.slice(-half).join('')}`;
  return shown.startsWith('.') ? shown.slice(1) : shown;
}
