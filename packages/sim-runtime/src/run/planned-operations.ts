import { type Schedule } from '../kernel/timeline.js';
import { type PlannedOperation } from '../plan/plan.js';

/** The operations of a plan as a schedule: no closure, and no place in the queue, for each of them. */
export class PlannedOperations implements Schedule {
  next = Number.POSITIVE_INFINITY;
  readonly #operations: readonly PlannedOperation[];
  readonly #operate: (operation: PlannedOperation) => void;
  #index = 0;

  /**
   * @param operations - in any order; those of one time are done in the order in which they are listed
   * @param operate - does one of them
   */
  constructor(
    operations: readonly PlannedOperation[],
    operate: (operation: PlannedOperation) => void,
  ) {
    this.#operations = isInOrder(operations)
      ? operations
      : [...operations].sort((first, second) => first.at - second.at);
    this.#operate = operate;
    this.#look();
  }

  take(): void {
    const operation = this.#operations[this.#index++] as PlannedOperation;
    this.#look();
    this.#operate(operation);
  }

  #look(): void {
    this.next = this.#operations[this.#index]?.at ?? Number.POSITIVE_INFINITY;
  }
}

function isInOrder(operations: readonly PlannedOperation[]): boolean {
  let before = 0;
  for (const { at } of operations) {
    if (at < before) return false;
    before = at;
  }
  return true;
}
