import { describe } from '../../report/describe.js';
import { type Arrow, type ArrowFate } from '../../report/diagram/diagram.js';
import { type ValueTable } from '../../report/diagram/value-table.js';
import { type Carried, type ToldAction } from './teller.js';

/** What a step does to what is on its way. */
type Way = Pick<ToldAction, 'takes' | 'copies' | 'endsCalls'>;

/** The messages and calls of a path: what is under way after a step and was not before, the step has sent. */
export class ToldArrows {
  readonly #values: ValueTable;
  readonly #all: Arrow[] = [];
  /** The arrows under way, by what they carry, the oldest first. */
  readonly #open = new Map<string, number[]>();

  constructor(values: ValueTable) {
    this.#values = values;
  }

  get list(): readonly Arrow[] {
    return this.#all;
  }

  /** Takes what is under way before the first step. */
  begin(carried: readonly Carried[]): void {
    for (const item of carried) this.#send(item, 0, false);
  }

  /**
   * Takes a step.
   *
   * @param carried - what is under way after it
   * @returns the arrow that the step is the end of
   */
  step(
    step: number,
    { takes, copies, endsCalls }: Way,
    carried: readonly Carried[],
  ): number | undefined {
    if (endsCalls === true) for (const key of this.#open.keys()) this.#endAll(key);
    const ended = takes && this.#end(takes.key, takes.fate, step);
    const known = new Map([...this.#open].map(([key, arrows]) => [key, arrows.length]));
    for (const item of carried) {
      const left = known.get(item.key) ?? 0;
      if (left > 0) known.set(item.key, left - 1);
      else this.#send(item, step, copies === item.key);
    }
    return ended;
  }

  #send({ key, kind, from, to, content }: Carried, sent: number, isCopy: boolean): void {
    const place = this.#all.length;
    this.#all.push({
      kind,
      id: place,
      from,
      to,
      sent,
      fate: 'under way',
      label: describe(content),
      content: this.#values.place(content),
      ...(isCopy && { isCopy }),
    });
    this.#open.set(key, [...(this.#open.get(key) ?? []), place]);
  }

  #end(key: string, fate: ArrowFate, arrived: number): number | undefined {
    const place = this.#open.get(key)?.shift();
    const arrow = place === undefined ? undefined : this.#all[place];
    if (place === undefined || arrow === undefined) return undefined;
    this.#all[place] = { ...arrow, fate, arrived };
    return place;
  }

  #endAll(key: string): void {
    for (const place of this.#open.get(key) ?? []) {
      const arrow = this.#all[place];
      if (arrow !== undefined) this.#all[place] = { ...arrow, fate: 'unanswered' };
    }
    this.#open.delete(key);
  }
}
