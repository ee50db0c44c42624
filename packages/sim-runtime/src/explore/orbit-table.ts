import { type Fingerprinter } from './fingerprinter.js';
import { arrangements } from './arrangements.js';
import { type FingerprintTable, type StateTable } from './state-table.js';

const CACHED_IMAGES = 2 ** 20;

/** Renames the parties of a state. */
export type Permute<State> = (state: State, permutation: readonly number[]) => State;

/**
 * States up to a renaming of their parties. An orbit is known by the least fingerprint among all images of
 * the state, so two states count as one exactly where some renaming makes them equal. Images found on the
 * way are remembered in a table of fixed size, which saves time and changes no answer.
 */
export class OrbitTable<State> implements StateTable {
  readonly #orbits: FingerprintTable;
  readonly #fingerprinter: Fingerprinter;
  readonly #permute: Permute<State>;
  readonly #parties: number;
  readonly #imageLows = new Int32Array(CACHED_IMAGES);
  readonly #imageHighs = new Int32Array(CACHED_IMAGES);
  /** One more than the orbit's number. */
  readonly #imageOrbits = new Int32Array(CACHED_IMAGES);

  constructor(
    orbits: FingerprintTable,
    fingerprinter: Fingerprinter,
    permute: Permute<State>,
    parties: number,
  ) {
    this.#orbits = orbits;
    this.#fingerprinter = fingerprinter;
    this.#permute = permute;
    this.#parties = parties;
  }

  get count(): number {
    return this.#orbits.count;
  }

  add(state: unknown, mayGrow: boolean): number {
    this.#fingerprinter.take(state);
    const { low, high } = this.#fingerprinter;
    const known = this.#recall(low, high);
    if (known > 0) return -known;
    const images = this.#imagesOf(state as State, low, high);
    const [least, ...others] = images;
    const [leastLow = low, leastHigh = high] = least ?? [];
    const number = this.#orbits.addFingerprint(leastLow, leastHigh, mayGrow);
    if (number >= 0) {
      for (const image of others) this.#remember(image[0], image[1], number + 1);
      this.#remember(leastLow, leastHigh, number + 1);
    } else if (-number <= this.count) this.#remember(low, high, -number);
    return number;
  }

  #recall(low: number, high: number): number {
    const slot = low & (CACHED_IMAGES - 1);
    return this.#imageLows[slot] === low && this.#imageHighs[slot] === high
      ? (this.#imageOrbits[slot] ?? 0)
      : 0;
  }

  #remember(low: number, high: number, orbit: number): void {
    const slot = low & (CACHED_IMAGES - 1);
    this.#imageLows[slot] = low;
    this.#imageHighs[slot] = high;
    this.#imageOrbits[slot] = orbit;
  }

  /** The fingerprints of all distinct images, the least one first. */
  #imagesOf(state: State, low: number, high: number): readonly (readonly [number, number])[] {
    const images: (readonly [number, number])[] = [];
    let least = 0;
    for (const permutation of arrangements(this.#classesOf(state, low, high))) {
      this.#fingerprinter.take(this.#permute(state, permutation));
      const image = [this.#fingerprinter.low, this.#fingerprinter.high] as const;
      images.push(image);
      const best = images[least] ?? image;
      if (image[1] < best[1] || (image[1] === best[1] && image[0] < best[0])) {
        least = images.length - 1;
      }
    }
    const [first, best] = [images[0], images[least]];
    if (first !== undefined && best !== undefined) [images[0], images[least]] = [best, first];
    return images;
  }

  /** The class of each party: swapping two of one class leaves the state as it is. */
  #classesOf(state: State, low: number, high: number): readonly number[] {
    const firsts: number[] = [];
    return Array.from({ length: this.#parties }, (_, party) => {
      const same = firsts.findIndex((first) => this.#isSwapped(state, first, party, low, high));
      return same >= 0 ? same : firsts.push(party) - 1;
    });
  }

  #isSwapped(state: State, one: number, other: number, low: number, high: number): boolean {
    const swap = Array.from({ length: this.#parties }, (_, party) =>
      party === one ? other : party === other ? one : party,
    );
    this.#fingerprinter.take(this.#permute(state, swap));
    return this.#fingerprinter.low === low && this.#fingerprinter.high === high;
  }
}
