import { canonicalText } from '../canonical-text.js';
import { type Model } from '../model.js';
import { type ActionPlan } from './action-plan.js';
import { MemoUnfit } from './memo-unfit.js';
import { type RowCodec } from './row-codec.js';

/** The first states are audited, then one of so many. */
const FIRST_STATES = 4;
const STATES_BETWEEN = 32_768;

/**
 * Executes `actions` and `next` on whole states now and then, and compares: a model that looks at identity, or
 * at anything else than the data of its state, cannot be memoized.
 */
export class MemoAudit<State, Action> {
  readonly #model: Model<State, Action>;
  readonly #codec: RowCodec;
  #states = 0;

  constructor(model: Model<State, Action>, codec: RowCodec) {
    this.#model = model;
    this.#codec = codec;
  }

  /**
   * Compares what the model does with a state, its very objects, and with a view of it.
   *
   * @throws MemoUnfit when that differs
   */
  compareView(state: State): void {
    const { tracked } = this.#codec;
    this.#codec.show(...this.#codec.encode(state));
    const own = this.#model.actions(state);
    const seen = tracked.watch(() => canonicalText(this.#model.actions(tracked.view as State)));
    require(canonicalText(own) === seen);
    for (const action of own) {
      const next = canonicalText(this.#model.next(state, action));
      require(
        next ===
          tracked.watch(() => canonicalText(this.#model.next(tracked.view as State, action))),
      );
    }
  }

  /** How many states come before the next one that is looked at. */
  get statesBefore(): number {
    if (this.#states < FIRST_STATES) return 0;
    return (STATES_BETWEEN - (this.#states % STATES_BETWEEN)) % STATES_BETWEEN;
  }

  /** Leaves states out. */
  skip(states: number): void {
    this.#states += states;
  }

  /**
   * Looks at the next state.
   *
   * @throws MemoUnfit when the transitions differ
   */
  look({ actions }: ActionPlan<State, Action>, low: number, high: number): void {
    const number = this.#states++;
    if (number >= FIRST_STATES && number % STATES_BETWEEN !== 0) return;
    const state = this.#codec.decode(low, high) as State;
    const own = this.#model.actions(state);
    const memoized = actions.map(({ action }) => action);
    require(canonicalText(own) === canonicalText(memoized));
    own.forEach((action, ordinal) => {
      const change = actions[ordinal]?.changeIn(low, high);
      const next = this.#model.next(state, action);
      require((next === undefined) === (change === undefined));
      if (change === undefined) return;
      const { keptLow, keptHigh, setLow, setHigh } = change;
      const memo = this.#codec.decode((low & keptLow) | setLow, (high & keptHigh) | setHigh);
      require(canonicalText(memo) === canonicalText(next));
    });
    require(canonicalText(state) === canonicalText(this.#codec.decode(low, high)));
  }
}

function require(isEqual: boolean): void {
  if (!isEqual) throw new MemoUnfit();
}
