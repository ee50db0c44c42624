/** The longest round that is recognized, in lines. */
const LONGEST_ROUND = 24;
/** A round is folded when it is there so many times. */
const LEAST_TIMES = 3;

/** A round that repeats. */
export interface Round {
  /** The index of its first item. */
  readonly first: number;
  /** How many items a round has. */
  readonly length: number;
  /** How many times it is there in all. */
  readonly times: number;
}

/**
 * Finds stretches of a sequence in which a few items repeat: the rounds of a protocol that goes on while
 * nothing else happens.
 *
 * @param keys - what an item is compared by; `undefined` for one that is no part of any round
 * @returns the rounds in their order, none of which overlap
 */
export function foldRounds(keys: readonly (string | number | undefined)[]): readonly Round[] {
  const rounds: Round[] = [];
  for (let first = 0; first < keys.length;) {
    const round = longestRound(keys, first);
    if (round !== undefined) rounds.push(round);
    first += round === undefined ? 1 : round.length * round.times;
  }
  return rounds;
}

/** Of the rounds that begin at an item, the one that covers most; of two such, the shorter. */
function longestRound(
  keys: readonly (string | number | undefined)[],
  first: number,
): Round | undefined {
  const key = keys[first];
  let best: Round | undefined;
  if (key === undefined) return best;
  for (let length = 1; length <= LONGEST_ROUND; length++) {
    // Most lengths end here, which is what makes long sequences fast.
    if (keys[first + length] !== key) continue;
    const times = timesOf(keys, first, length);
    if (times < LEAST_TIMES) continue;
    if (best === undefined || times * length > best.times * best.length) {
      best = { first, length, times };
    }
  }
  return best;
}

function timesOf(
  keys: readonly (string | number | undefined)[],
  first: number,
  length: number,
): number {
  let end = first;
  while (end < first + length) if (keys[end++] === undefined) return 0;
  while (end < keys.length && keys[end] !== undefined && keys[end] === keys[end - length]) end++;
  return Math.floor((end - first) / length);
}
