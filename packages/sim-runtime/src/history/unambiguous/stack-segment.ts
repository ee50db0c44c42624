import { type Stay } from './stays.js';

/** The elements of a stack, by the ends of their pushes, and what was found out about them. */
export class StackElements {
  readonly stays: readonly Stay[];
  /** 1 for elements that were taken away. */
  readonly #gone: Uint8Array;
  /** How many of two conditions of a bottom element hold. Each holds on once it does. */
  readonly conditions: Uint8Array;

  /** @param stays - by the ends of their pushes */
  constructor(stays: readonly Stay[]) {
    this.stays = stays;
    this.#gone = new Uint8Array(stays.length);
    this.conditions = new Uint8Array(stays.length);
  }

  /** An element. */
  at(index: number): Stay {
    return this.stays[index] as Stay;
  }

  isGone(index: number): boolean {
    return this.#gone[index] === 1;
  }

  take(index: number): void {
    this.#gone[index] = 1;
  }
}

/** Elements with neighbouring ends of pushes, one or another of which is on the stack at any time. */
export class StackSegment {
  readonly #elements: StackElements;
  #from: number;
  #to: number;
  /** Elements by the starts of their pushes, and how many of them were looked at. */
  readonly #byPush: readonly number[];
  #pushes = 0;
  /** Elements by the ends of their pops, the last one first, and how many of them were looked at. */
  readonly #byPop: readonly number[];
  #pops = 0;
  /** Elements by the starts of their pops, the last one first, and how many of them are gone. */
  readonly #byRemoval: readonly number[];
  #removals = 0;
  /** Elements that may be at the bottom. */
  readonly #bottoms: number[] = [];

  /**
   * @param elements - all elements
   * @param from - the first of the segment's
   * @param to - the one behind its last
   */
  constructor(elements: StackElements, from: number, to: number) {
    this.#elements = elements;
    this.#from = from;
    this.#to = to;
    const own: number[] = [];
    for (let index = from; index < to; index++) {
      if (elements.isGone(index)) continue;
      elements.conditions[index] = 0;
      own.push(index);
    }
    const at = (index: number) => elements.at(index);
    this.#byPush = own.toSorted((one, other) => at(one).addStart - at(other).addStart);
    this.#byPop = own.toSorted((one, other) => order(at(other).removeEnd, at(one).removeEnd));
    this.#byRemoval = own.toSorted((one, other) =>
      order(at(other).removeStart, at(one).removeStart),
    );
  }

  /** Whether all elements were taken away. */
  get isEmpty(): boolean {
    while (this.#from < this.#to && this.#elements.isGone(this.#from)) this.#from++;
    return this.#from === this.#to;
  }

  /** Takes an element away that may be at the bottom all the time; `undefined` if there is none. */
  takeBottom(): Stay | undefined {
    this.#findBottoms();
    for (let index = this.#bottoms.pop(); index !== undefined; index = this.#bottoms.pop()) {
      if (!this.#has(index)) continue;
      this.#elements.take(index);
      return this.#elements.at(index);
    }
    return undefined;
  }

  /**
   * Cuts the segment where nothing is on the stack.
   *
   * @param places - elements before which to cut, in ascending order
   * @returns all parts, of which this segment is one
   */
  cutAt(places: readonly number[]): readonly StackSegment[] {
    const inside = places.filter((place) => place > this.#from && place < this.#to);
    const parts: StackSegment[] = [];
    const last = inside.reduce<StackSegment>((rest, place) => {
      const [left, right] = rest.#split(place);
      parts.push(left);
      return right;
    }, this);
    return [...parts, last];
  }

  /** Of two parts the larger one goes on with what is known. */
  #split(place: number): readonly [StackSegment, StackSegment] {
    const [from, to] = [this.#from, this.#to];
    if (place - from > to - place) {
      this.#to = place;
      return [this, new StackSegment(this.#elements, place, to)];
    }
    this.#from = place;
    return [new StackSegment(this.#elements, from, place), this];
  }

  /** Finds the elements whose push is possible before all others end, and whose pop after all have started. */
  #findBottoms(): void {
    if (this.isEmpty) return;
    const { addEnd } = this.#elements.at(this.#from);
    for (
      let index = this.#byPush[this.#pushes];
      index !== undefined;
      index = this.#byPush[++this.#pushes]
    ) {
      if (this.#elements.at(index).addStart > addEnd) break;
      this.#meet(index);
    }
    const removal = this.#lastRemoval();
    for (
      let index = this.#byPop[this.#pops];
      index !== undefined;
      index = this.#byPop[++this.#pops]
    ) {
      if (this.#elements.at(index).removeEnd < removal) break;
      this.#meet(index);
    }
  }

  #lastRemoval(): number {
    let index = this.#byRemoval[this.#removals];
    while (index !== undefined && !this.#has(index)) index = this.#byRemoval[++this.#removals];
    return index === undefined ? -Infinity : this.#elements.at(index).removeStart;
  }

  #meet(index: number): void {
    const { conditions } = this.#elements;
    if (!this.#has(index)) return;
    conditions[index] = (conditions[index] as number) + 1;
    if (conditions[index] === 2) this.#bottoms.push(index);
  }

  #has(index: number): boolean {
    return index >= this.#from && index < this.#to && !this.#elements.isGone(index);
  }
}

/** Compares two times, of which both may be infinite. */
function order(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
