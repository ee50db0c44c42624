import { type Random } from '../contracts/random.js';
import { SEEN_AS } from '../contracts/seen-as.js';
import { RandomStream } from '../kernel/random-stream.js';
import { type PlannedOperation } from '../plan/plan.js';
import { canBeKey } from './can-be-key.js';

/** The randomness of an operation's own. */
export function operationRandom(operation: PlannedOperation): Random {
  return new OperationRandom(operation);
}

/**
 * The stream of an operation's salt; of an operation with a key, the first number comes from the stream of the
 * key, with which others begin, too, if it can be a key: one of few. Streams are made when they are drawn from: most
 * operations that are not possible at their time draw nothing.
 */
class OperationRandom implements Random {
  readonly #operation: PlannedOperation;
  #rest: RandomStream | undefined;

  constructor(operation: PlannedOperation) {
    this.#operation = operation;
  }

  next(): number {
    return this.#source(false).next();
  }

  below(bound: number): number {
    return this.#source(canBeKey(bound)).below(bound);
  }

  between(low: number, high: number): number {
    return this.#source(canBeKey(high - low + 1)).between(low, high);
  }

  chance(ppm: number): boolean {
    return this.#source(true).chance(ppm);
  }

  pick<Choice>(choices: readonly Choice[]): Choice {
    return this.#source(true).pick(choices);
  }

  /** Nothing: as of every stream, what is drawn next is no part of a state. @internal */
  [SEEN_AS](): unknown {
    return 'a stream of random numbers';
  }

  #source(isShared: boolean): RandomStream {
    if (this.#rest !== undefined) return this.#rest;
    const { salt, key } = this.#operation;
    this.#rest = new RandomStream(salt);
    return key === undefined || !isShared ? this.#rest : new RandomStream(key);
  }
}
