import { FIELDS_DEEP, MOST_FIELDS } from './abstraction.js';
import { SEEN_AS } from '../contracts/seen-as.js';

/**
 * A number in states, or the size of a list, map or set in them: its name, and its value, 0 or 1, where it had no
 * other; `null` for all other values.
 */
export type NumberSeen = readonly [name: string, value: 0 | 1 | null];

/** So many are kept: those whose names come first, so that sums are the same in any order. */
export const MOST_NUMBERS = 200;

/** Where numbers were looked for. Whole names are made once, since to join names takes longer than all else. */
class Place {
  readonly name: string;
  readonly #prefix: string;
  readonly #fields = new Map<string, Place>();

  constructor(name: string, prefix: string) {
    this.name = name;
    this.#prefix = prefix;
  }

  field(name: string): Place {
    let place = this.#fields.get(name);
    if (place === undefined) {
      const whole = this.#prefix + name;
      place = new Place(whole, `${whole}.`);
      this.#fields.set(name, place);
    }
    return place;
  }
}

/** Notes which numbers and sizes of states never were anything but 0, or anything but 1. */
export class NumbersSeen {
  readonly #values = new Map<string, NumberSeen[1]>();
  readonly #states = new Map<string, Place>();

  /**
   * Notes those of a state, of its fields and of their fields.
   *
   * @param prefix - what their names begin with
   */
  note(state: unknown, prefix: string): void {
    let place = this.#states.get(prefix);
    if (place === undefined) {
      place = new Place('', prefix);
      this.#states.set(prefix, place);
    }
    this.#noteFields(state, place, FIELDS_DEEP);
  }

  /** Adds what others have seen. */
  add(numbers: readonly NumberSeen[]): void {
    for (const [name, value] of numbers) this.#see(name, value);
  }

  /** What was seen, in the order of the names. */
  list(): readonly NumberSeen[] {
    return [...this.#values]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, MOST_NUMBERS);
  }

  #noteFields(value: unknown, place: Place, depth: number): void {
    if (typeof value !== 'object' || value === null || depth === 0) return;
    if (Array.isArray(value) || value instanceof Map || value instanceof Set) return;
    let fields = 0;
    for (const name of Object.keys(value)) {
      if (++fields > MOST_FIELDS) return;
      const field = (value as Record<string, unknown>)[name];
      if (isOfToolkit(field)) continue;
      const inner = place.field(name);
      this.#see(inner.name, figureOf(field));
      this.#noteFields(field, inner, depth - 1);
    }
  }

  #see(name: string, value: NumberSeen[1] | undefined): void {
    if (value === undefined) return;
    const known = this.#values.get(name);
    if (known === undefined) this.#values.set(name, value);
    else if (known !== value) this.#values.set(name, null);
  }
}

/** What a field counts as; `undefined` where it is no figure at all. */
function figureOf(field: unknown): NumberSeen[1] | undefined {
  if (field === undefined || field === null) return null;
  if (typeof field === 'number' || typeof field === 'bigint') return zeroOrOne(Number(field));
  if (Array.isArray(field)) return zeroOrOne(field.length);
  return field instanceof Map || field instanceof Set ? zeroOrOne(field.size) : undefined;
}

function zeroOrOne(value: number): NumberSeen[1] {
  if (value === 0) return 0;
  return value === 1 ? 1 : null;
}

/** Whether it is an outbox or a source of random numbers: of how much is in them modules know nothing. */
function isOfToolkit(value: unknown): boolean {
  return typeof value === 'object' && value !== null && SEEN_AS in value;
}
