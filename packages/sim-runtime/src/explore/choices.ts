import { type Random } from '../contracts/random.js';

/** The most values of a draw that are all tried, unless told otherwise. */
export const MOST_DRAWS = 4;
const WHOLE = 0x1_0000_0000;

/** The draws of one execution, and the values that each of them could have had. */
interface Tape {
  readonly script: readonly number[];
  readonly draws: number[];
  readonly options: (readonly number[])[];
  isSampled: boolean;
}

/** Randomness that follows a script, and then takes the least value of each draw. */
export class ScriptedRandom implements Random {
  readonly #tape: Tape;
  readonly #most: number;

  constructor(script: readonly number[], most = MOST_DRAWS, tape?: Tape) {
    this.#tape = tape ?? { script, draws: [], options: [], isSampled: false };
    this.#most = most;
  }

  get draws(): readonly number[] {
    return this.#tape.draws;
  }

  /** The values that each draw could have had, in the order in which they are tried. */
  get options(): readonly (readonly number[])[] {
    return this.#tape.options;
  }

  /** Whether a draw could have had more values than its options. */
  get isSampled(): boolean {
    return this.#tape.isSampled;
  }

  /** The same sequence of draws, with other limits to the values that are tried. */
  limitedTo(most: number): ScriptedRandom {
    return new ScriptedRandom([], Math.min(most, this.#most), this.#tape);
  }

  next(): number {
    return this.#among(WHOLE);
  }

  below(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > WHOLE) {
      throw new RangeError(`below() takes a whole number from 1 to ${WHOLE}, not ${bound}.`);
    }
    return this.#among(bound);
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(ppm: number): boolean {
    if (ppm <= 0) return false;
    return ppm >= 1_000_000 || this.#draw([0, 1]) === 1;
  }

  pick<Choice>(choices: readonly Choice[]): Choice {
    return choices[this.below(choices.length)] as Choice;
  }

  #among(bound: number): number {
    if (bound <= this.#most) return this.#draw(Array.from({ length: bound }, (_, value) => value));
    this.#tape.isSampled = true;
    const ends = [0, bound - 1, Math.floor(bound / 2)];
    return this.#draw([...new Set(ends.slice(0, this.#most))]);
  }

  #draw(options: readonly number[]): number {
    const { script, draws } = this.#tape;
    const value = script[draws.length] ?? options[0] ?? 0;
    draws.push(value);
    this.#tape.options.push(options);
    return value;
  }
}

/** One way in which a function can draw, and its result. */
export interface Choice<Result> {
  readonly draws: readonly number[];
  readonly result: Result;
  /** Whether a draw had more values than were tried. */
  readonly isSampled: boolean;
}

/**
 * Executes a function once for each way in which it can draw: all values of a draw among up to four, the
 * least, the greatest and the middle one of more.
 *
 * @param most - the most values of a draw that are tried: 1 to 4
 */
export function eachChoice<Result>(
  execute: (random: ScriptedRandom) => Result,
  most = MOST_DRAWS,
): readonly Choice<Result>[] {
  const choices: Choice<Result>[] = [];
  const scripts: (readonly number[])[] = [[]];
  for (let script = scripts.pop(); script !== undefined; script = scripts.pop()) {
    const random = new ScriptedRandom(script, most);
    const result = execute(random);
    const { draws, options, isSampled } = random;
    choices.push({ draws, result, isSampled });
    for (let at = draws.length - 1; at >= script.length; at--) {
      for (const other of (options[at] ?? []).slice(1))
        scripts.push([...draws.slice(0, at), other]);
    }
  }
  return choices;
}
