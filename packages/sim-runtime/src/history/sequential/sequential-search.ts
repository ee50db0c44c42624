import { IntTable } from '../linearizability/int-table.js';
import { JointStates } from '../linearizability/joint-states.js';
import { ObjectStates, type Transitions } from '../linearizability/object-states.js';
import { type OrderedCall, type SequentialProblem } from './sequential-problem.js';

/** A call in an order, with the numbers of the states of its object before and after it. */
export interface SequentialStep {
  readonly call: OrderedCall;
  readonly before: number;
  readonly after: number;
}

/** What a search for an order of calls found. */
export interface SequentialSearchResult {
  readonly verdict: 'ok' | 'violation' | 'unknown';
  /** How many pairs of a set of placed calls and a state were looked at. */
  readonly states: number;
  /** The longest order that was found. */
  readonly order: readonly SequentialStep[];
}

/** A set of placed calls with the state after them, and where the search is in its successors. */
interface Frame {
  /** The joint state, then for each process how many of its calls are passed. */
  readonly row: Int32Array;
  /** The call that led here; `undefined` where an optional call was left out, and for the first frame. */
  readonly placed: SequentialStep | undefined;
  /** The next successor to look at. */
  readonly successors: Iterator<Frame, void, undefined>;
}

/**
 * Depth-first search for an order of calls that the model allows and in which the calls of each process keep their order
 * (Lamport, "How to Make a Multiprocessor Computer That Correctly Executes Multiprocess Programs", 1979). No pair
 * of placed calls and a state is looked at twice, as in Lowe's search for linearizations. A read that fits is placed at
 * once: whatever is possible without it is possible after it.
 */
export class SequentialSearch {
  readonly #problem: SequentialProblem;
  readonly #states: Transitions;
  readonly #joint: JointStates;
  readonly #budget: number;
  readonly #seen: IntTable;

  /**
   * @param problem - what to search
   * @param states - the model
   * @param budget - how many states to look at
   */
  constructor(problem: SequentialProblem, states: Transitions, budget: number) {
    this.#problem = problem;
    this.#states = states;
    this.#budget = budget;
    this.#joint = new JointStates(problem.objects);
    this.#seen = new IntTable(problem.processes.length + 1);
  }

  /** Runs the search to its end, or until the budget is spent. */
  run(): SequentialSearchResult {
    const first = new Int32Array(this.#problem.processes.length + 1);
    first[0] = ObjectStates.INITIAL;
    this.#seen.add(first, 0);
    const stack = [this.#frame(first, undefined)];
    let best: readonly SequentialStep[] = [];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (this.#isComplete(top.row)) return this.#result('ok', placedIn(stack));
      const next = top.successors.next();
      if (next.done === true) {
        const order = placedIn(stack);
        if (order.length > best.length) best = order;
        stack.pop();
      } else if (this.#seen.add(next.value.row, 0) >= 0) {
        if (this.#seen.size > this.#budget) return this.#result('unknown', best);
        stack.push(next.value);
      }
    }
    return this.#result('violation', best);
  }

  #result(
    verdict: SequentialSearchResult['verdict'],
    order: readonly SequentialStep[],
  ): SequentialSearchResult {
    return { verdict, states: this.#seen.size, order };
  }

  #isComplete(row: Int32Array): boolean {
    return this.#problem.needed.every((needed, process) => (row[process + 1] as number) >= needed);
  }

  #frame(row: Int32Array, placed: SequentialStep | undefined): Frame {
    return { row, placed, successors: this.#successorsOf(row) };
  }

  *#successorsOf(row: Int32Array): Generator<Frame, void, undefined> {
    const read = this.#readThatFits(row);
    if (read !== undefined) return yield read;
    const { processes } = this.#problem;
    for (let process = 0; process < processes.length; process++) {
      const call = this.#head(row, process);
      if (call === undefined) continue;
      for (const after of this.#statesAfter(row, call))
        yield this.#place(row, process, call, after);
      const isLast = (row[process + 1] as number) + 1 === processes[process]?.length;
      if (call.isOptional && !isLast) yield this.#frame(passed(row, process), undefined);
    }
  }

  /** The successor in which a read is placed that changes nothing. */
  #readThatFits(row: Int32Array): Frame | undefined {
    for (let process = 0; process < this.#problem.processes.length; process++) {
      const call = this.#head(row, process);
      if (call === undefined || !this.#states.isReadOnly(call.kind)) continue;
      const [after] = this.#statesAfter(row, call);
      if (after !== undefined) return this.#place(row, process, call, after);
    }
    return undefined;
  }

  #head(row: Int32Array, process: number): OrderedCall | undefined {
    return this.#problem.processes[process]?.[row[process + 1] as number];
  }

  #own(row: Int32Array, call: OrderedCall): number {
    return this.#joint.part(row[0] as number, call.object);
  }

  #statesAfter(row: Int32Array, call: OrderedCall): Int32Array {
    return this.#states.next(this.#own(row, call), call.kind);
  }

  #place(row: Int32Array, process: number, call: OrderedCall, after: number): Frame {
    const next = passed(row, process);
    next[0] = this.#joint.with(row[0] as number, call.object, after);
    return this.#frame(next, { call, before: this.#own(row, call), after });
  }
}

/** The row in which one more call of a process is passed. */
function passed(row: Int32Array, process: number): Int32Array {
  const next = row.slice();
  next[process + 1] = (row[process + 1] as number) + 1;
  return next;
}

function placedIn(stack: readonly Frame[]): readonly SequentialStep[] {
  return stack.flatMap(({ placed }) => placed ?? []);
}
