import { type Schedule } from '../kernel/timeline.js';

/** Something that a plan has at a time. */
interface Planned {
  /** When, in ticks. */
  readonly at: number;
}

/** A list of a plan as a schedule: no closure, and no place in the queue, for each of its items. */
export class PlannedSchedule<Item extends Planned> implements Schedule {
  next = Number.POSITIVE_INFINITY;
  readonly #items: readonly Item[];
  readonly #act: (item: Item) => void;
  #index = 0;

  /**
   * @param items - in any order; those of one time are taken in the order in which they are listed
   * @param act - does what one of them says
   */
  constructor(items: readonly Item[], act: (item: Item) => void) {
    this.#items = isInOrder(items)
      ? items
      : [...items].sort((first, second) => first.at - second.at);
    this.#act = act;
    this.#look();
  }

  take(): void {
    const item = this.#items[this.#index++] as Item;
    this.#look();
    this.#act(item);
  }

  #look(): void {
    this.next = this.#items[this.#index]?.at ?? Number.POSITIVE_INFINITY;
  }
}

/** Two schedules as one: at the same time, the first goes first. */
export class JointSchedule implements Schedule {
  next: number;
  readonly #first: Schedule;
  readonly #second: Schedule;

  constructor(first: Schedule, second: Schedule) {
    this.#first = first;
    this.#second = second;
    this.next = Math.min(first.next, second.next);
  }

  take(): void {
    const [first, second] = [this.#first, this.#second];
    const due = first.next <= second.next ? first : second;
    due.take();
    this.next = first.next < second.next ? first.next : second.next;
  }
}

function isInOrder(items: readonly Planned[]): boolean {
  let before = 0;
  for (const { at } of items) {
    if (at < before) return false;
    before = at;
  }
  return true;
}
