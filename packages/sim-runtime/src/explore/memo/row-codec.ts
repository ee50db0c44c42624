import { copyData } from '../copy-data.js';
import { MemoUnfit } from './memo-unfit.js';
import { ROW_MARK, RowLayout } from './row-layout.js';
import { RowTranslation } from './row-translation.js';
import { SlotValues } from './slot-values.js';
import { leavesOf, type StateShape } from './state-shape.js';
import { TrackedState } from './tracked-state.js';

/** A row: the numbers of the values of all slots in 62 bits. */
export type Row = readonly [low: number, high: number];

/** States as rows, and back. */
export class RowCodec {
  readonly values: readonly SlotValues[];
  readonly tracked: TrackedState;
  #layout: RowLayout;
  readonly #shape: StateShape;

  /**
   * @param samples - states whose values are likely
   * @throws MemoUnfit when 62 bits are not enough
   */
  constructor(shape: StateShape, samples: readonly unknown[]) {
    this.#shape = shape;
    this.values = leavesOf(shape).map(() => new SlotValues());
    this.tracked = new TrackedState(shape, this.values);
    for (const sample of samples) this.tracked.difference(sample, () => undefined);
    this.#layout = this.#newLayout();
  }

  get layout(): RowLayout {
    return this.#layout;
  }

  /** Whether every value that is known has a place in a row. */
  get hasRoom(): boolean {
    return this.values.every(({ count }, slot) => this.#layout.hasRoom(slot, count));
  }

  /**
   * Makes room for the values that have come up.
   *
   * @returns the translation of rows
   * @throws MemoUnfit when 62 bits are not enough
   */
  widen(): RowTranslation {
    const old = this.#layout;
    this.#layout = this.#newLayout();
    return new RowTranslation(old, this.#layout);
  }

  /** The row of a state. Its values must be known. */
  encode(state: unknown): Row {
    const ids = new Int32Array(this.values.length);
    this.tracked.difference(state, (slot, id) => (ids[slot] = id));
    let [low, high] = [0, ROW_MARK];
    ids.forEach((id, slot) => {
      const placed = this.#layout.placed(slot, id);
      if (this.#layout.wordOf(slot) === 0) low |= placed;
      else high |= placed;
    });
    return [low, high];
  }

  /** Shows a row in the tracked state. */
  show(low: number, high: number): void {
    const { ids } = this.tracked;
    for (let slot = 0; slot < ids.length; slot++) ids[slot] = this.#layout.read(slot, low, high);
  }

  /** The state of a row, a new object. */
  decode(low: number, high: number): unknown {
    return this.#decode(this.#shape, low, high);
  }

  #decode(shape: StateShape, low: number, high: number): unknown {
    if (shape.kind === 'leaf') {
      return copyData(this.values[shape.slot]?.value(this.#layout.read(shape.slot, low, high)));
    }
    const parts = shape.parts.map((part) => this.#decode(part, low, high));
    if (shape.kind === 'array') return parts;
    return Object.fromEntries(shape.keys.map((key, at) => [key, parts[at]]));
  }

  #newLayout(): RowLayout {
    const layout =
      RowLayout.for(this.values.map(({ likelyCount }) => likelyCount)) ??
      RowLayout.for(this.values.map(({ count }) => count));
    if (layout === undefined) throw new MemoUnfit();
    return layout;
  }
}
