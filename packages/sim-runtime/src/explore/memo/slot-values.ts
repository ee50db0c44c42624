import { canonicalText } from '../canonical-text.js';
import { copyData } from '../copy-data.js';
import { findNotPlain, isRecord } from '../plain-data.js';
import { MemoUnfit } from './memo-unfit.js';

/** What the values of a slot have in common. `array` and `record` can be looked at through a proxy. */
export type SlotKind = 'array' | 'record' | 'other';

/** The values that a slot has had, each with a small number: equal data has equal numbers. */
export class SlotValues {
  /** What all values are; a slot with several kinds of values is `other`. */
  kind: SlotKind | undefined;
  readonly #values: unknown[] = [];
  readonly #texts: string[] = [];
  readonly #ids = new Map<unknown, number>();
  readonly #idsByText = new Map<string, number>();

  get count(): number {
    return this.#values.length;
  }

  /** How many values to make room for: both booleans, or one more. */
  get likelyCount(): number {
    const isBoolean = this.#values.every((value) => typeof value === 'boolean');
    return isBoolean ? 2 : this.count + 1;
  }

  value(id: number): unknown {
    return this.#values[id];
  }

  /** Whether an object is still the data that it was interned as. */
  isIntact(id: number): boolean {
    const text = this.#texts[id];
    return text === undefined || text === canonicalText(this.#values[id]);
  }

  /** The number of a value, or -1 for a new one. */
  find(value: unknown): number {
    const isObject = typeof value === 'object' && value !== null;
    return (isObject ? this.#idsByText.get(canonicalText(value)) : this.#ids.get(value)) ?? -1;
  }

  /**
   * The number of a value, which is added where it is new.
   *
   * @throws MemoUnfit when it is not plain data
   */
  intern(value: unknown): number {
    if (typeof value !== 'object' || value === null) return this.#internPrimitive(value);
    const text = canonicalText(value);
    const known = this.#idsByText.get(text);
    if (known !== undefined) return known;
    const copy = copyData(value);
    if (findNotPlain(copy, 'state') !== undefined) throw new MemoUnfit();
    this.#idsByText.set(text, this.count);
    this.#texts[this.count] = text;
    return this.#add(copy, Array.isArray(copy) ? 'array' : isRecord(copy) ? 'record' : 'other');
  }

  #internPrimitive(value: unknown): number {
    const known = this.#ids.get(value);
    if (known !== undefined) return known;
    if (typeof value === 'function' || typeof value === 'symbol') throw new MemoUnfit();
    this.#ids.set(value, this.count);
    return this.#add(value, 'other');
  }

  #add(value: unknown, kind: SlotKind): number {
    this.kind = this.kind === undefined || this.kind === kind ? kind : 'other';
    return this.#values.push(value) - 1;
  }
}
