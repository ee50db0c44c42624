import { createHash } from 'node:crypto';
import { type Swim } from '../protocol.js';

/** A fingerprint of all the states that a member has been in, one after the other. */
export class StateLog {
  readonly #hash = createHash('sha256');
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add({ incarnation, periods, healthMultiplier, hasLeft, opinions }: Swim): void {
    this.#count++;
    const state = [incarnation, periods, healthMultiplier, hasLeft, [...opinions.values()]];
    this.#hash.update(JSON.stringify(state));
  }

  fingerprint(): string {
    return this.#hash.copy().digest('hex').slice(0, 16);
  }
}
