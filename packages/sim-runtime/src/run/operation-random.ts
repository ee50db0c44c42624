import { type Random } from '../contracts/random.js';
import { RandomStream } from '../kernel/random-stream.js';
import { type PlannedOperation } from '../plan/plan.js';

/** The randomness of an operation's own. */
export function operationRandom({ salt, key }: PlannedOperation): Random {
  const stream = new RandomStream(salt);
  return key === undefined ? stream : new SharedFirst(new RandomStream(key), stream);
}

/** Randomness whose first number comes from a stream that others begin with, too. */
class SharedFirst implements Random {
  readonly #first: Random;
  readonly #rest: Random;
  #isBegun = false;

  constructor(first: Random, rest: Random) {
    this.#first = first;
    this.#rest = rest;
  }

  next(): number {
    return this.#source().next();
  }

  below(bound: number): number {
    return this.#source().below(bound);
  }

  between(low: number, high: number): number {
    return this.#source().between(low, high);
  }

  chance(ppm: number): boolean {
    return this.#source().chance(ppm);
  }

  pick<Choice>(choices: readonly Choice[]): Choice {
    return this.#source().pick(choices);
  }

  #source(): Random {
    if (this.#isBegun) return this.#rest;
    this.#isBegun = true;
    return this.#first;
  }
}
