import { type FaultCounter } from '../faults/fault-counter.js';
import { type PortFates } from './port-fates.js';

/** Why writes fail, be they checkpoints or emissions: by chance, or because the disk is full. */
export class WriteFailures {
  readonly #fates: PortFates;
  readonly #faults: FaultCounter;
  /** How many times over the disk is full: episodes may overlap. */
  #fullDisks = 0;

  constructor(fates: PortFates, faults: FaultCounter) {
    this.#fates = fates;
    this.#faults = faults;
  }

  /**
   * Makes every write fail until the function that it returns is called, which tells whether the disk
   * has room again.
   */
  fillDisk(): () => boolean {
    this.#fullDisks++;
    return () => {
      this.#fullDisks = Math.max(0, this.#fullDisks - 1);
      return this.#fullDisks === 0;
    };
  }

  /** Ends every full disk. */
  freeDisk(): void {
    this.#fullDisks = 0;
  }

  /** Why the write fails that ends now; `undefined` when it does not. */
  reason(id: number): string | undefined {
    if (this.#fullDisks > 0) return 'no space left on the disk';
    if (!this.#fates.strikes('writeFailPpm', id)) return undefined;
    this.#faults.count('write-failure');
    return 'the write failed';
  }
}
