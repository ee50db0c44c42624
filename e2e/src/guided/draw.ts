import { MAX_SEED, RandomStream } from '@gossip/sim-runtime/sim';

/** The randomness by which plans are changed. */
export class Draw extends RandomStream {
  /** One of two, each equally likely. */
  coin(): boolean {
    return this.below(2) === 1;
  }

  /** A seed, or the address of randomness. */
  seed(): number {
    return this.between(0, MAX_SEED);
  }

  /** A number from 1 to `most`: as likely below one power of 2 as between it and the next. */
  small(most: number): number {
    const power = 2 ** this.between(0, 31 - Math.clz32(most));
    return this.between(power, Math.min(most, 2 * power - 1));
  }
}
