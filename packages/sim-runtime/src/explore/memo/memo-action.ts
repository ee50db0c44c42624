import { type Model } from '../model.js';
import { MaskedTable } from './masked-table.js';
import { addReads } from './memo-question.js';
import { type RowCodec } from './row-codec.js';

/** The answer of a table for an action that is not enabled. */
const NOT_ENABLED = 0;

/** The bits of a row that a transition keeps, and those that it sets. */
export interface Change {
  readonly keptLow: number;
  readonly keptHigh: number;
  readonly setLow: number;
  readonly setHigh: number;
}

/** An action, executed once for all states that look the same to it. */
export class MemoAction<State, Action> {
  readonly action: Action;
  /** 1 for each slot that the action was seen to look at or to change. */
  readonly slots: Uint8Array;
  readonly #model: Model<State, Action>;
  readonly #codec: RowCodec;
  readonly #reads: Uint8Array;
  readonly #changes: (Change | undefined)[] = [undefined];
  #table: MaskedTable;

  constructor(model: Model<State, Action>, codec: RowCodec, action: Action) {
    this.action = action;
    this.#model = model;
    this.#codec = codec;
    this.slots = new Uint8Array(codec.values.length);
    this.#reads = new Uint8Array(codec.values.length);
    this.#table = new MaskedTable(codec.layout, this.#reads);
  }

  /** Whether the outcome in a row is known. */
  isKnown(low: number, high: number): boolean {
    return this.#table.find(low, high) >= 0;
  }

  /** The change in a row whose outcome is known; undefined where the action is not enabled. */
  changeIn(low: number, high: number): Change | undefined {
    return this.#changes[this.#table.find(low, high)];
  }

  /**
   * Executes the action in a row, and keeps the outcome unless a value has come up that rows have no room for.
   *
   * @returns whether it looked at a slot, or changed one, that it had left alone before
   */
  execute(low: number, high: number): boolean {
    const { tracked } = this.#codec;
    this.#codec.show(low, high);
    const changes = tracked.watch(() => this.#execute());
    const hasRead = addReads(this.#reads, tracked.reads);
    let hasGrown = addReads(this.slots, tracked.reads);
    for (const slot of changes?.keys() ?? []) {
      if (this.slots[slot] === 0) hasGrown = true;
      this.slots[slot] = 1;
    }
    if (hasRead) this.forget();
    if (this.#codec.hasRoom) this.#keep(low, high, changes);
    return hasGrown;
  }

  /** Drops all outcomes. */
  forget(): void {
    this.#changes.length = 1;
    this.#table = new MaskedTable(this.#codec.layout, this.#reads);
  }

  #execute(): ReadonlyMap<number, number> | undefined {
    const { tracked } = this.#codec;
    const after = this.#model.next(tracked.view as State, this.action);
    if (after === undefined) return undefined;
    const changes = new Map<number, number>();
    tracked.difference(after, (slot, id) => changes.set(slot, id));
    return changes;
  }

  #keep(low: number, high: number, changes: ReadonlyMap<number, number> | undefined): void {
    if (changes === undefined) return this.#table.set(low, high, NOT_ENABLED);
    const { layout } = this.#codec;
    const kept: [number, number] = [-1, -1];
    const set: [number, number] = [0, 0];
    for (const [slot, id] of changes) {
      const word = layout.wordOf(slot);
      kept[word] &= ~layout.mask(slot);
      set[word] |= layout.placed(slot, id);
    }
    const [keptLow, keptHigh] = kept;
    const [setLow, setHigh] = set;
    this.#table.set(low, high, this.#changes.push({ keptLow, keptHigh, setLow, setHigh }) - 1);
  }
}
