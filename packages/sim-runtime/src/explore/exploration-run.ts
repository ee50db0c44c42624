import { type Bounds, checkRequest } from './check-request.js';
import { Clock } from './clock.js';
import { type Exploration, type ExplorationProgress, type ExploreOptions } from './exploration.js';
import { explorationOf } from './exploration-of.js';
import { Fingerprinter } from './fingerprinter.js';
import { MemoUnfit, ReshapeSignal } from './memo/memo-unfit.js';
import { isMemoizable, MemoStart } from './memo/start-memo.js';
import { type Model } from './model.js';
import { OrbitTable, type Permute } from './orbit-table.js';
import { type Executing, Search } from './search.js';
import { type Searching } from './searching.js';
import { ExactTable, FingerprintTable, type StateTable } from './state-table.js';
import { SymmetryAudit } from './symmetry-audit.js';

/** States that the plain search takes before memoized transitions are tried: small models need none. */
const PLAIN_STATES = 64;

/**
 * A search that can be interrupted and continued. After its first states it goes over to memoized transitions
 * where the model allows that, with the same result.
 */
export class ExplorationRun<State, Action> {
  readonly #model: Model<State, Action>;
  readonly #bounds: Bounds;
  readonly #clock: Clock;
  readonly #plain: Search<State, Action>;
  #memo: MemoStart<State, Action> | undefined;
  #hasEnded = false;
  /** How many states are searched before memoized transitions are tried. */
  #memoFrom: number;

  /**
   * @param plainStates - how many states are searched before memoized transitions are tried
   * @throws ExplorationError as `explore` does
   */
  constructor(
    model: Model<State, Action>,
    options: ExploreOptions,
    plainStates: number = PLAIN_STATES,
  ) {
    const bounds = checkRequest(model, options);
    const permute = bounds.symmetry ? model.permute?.bind(model) : undefined;
    const { parties = 0 } = model;
    const audit = permute && new SymmetryAudit(model, permute, parties);
    this.#model = model;
    this.#bounds = bounds;
    this.#clock = new Clock(bounds.timeLimitSeconds, options.onProgress?.bind(options));
    const table = tableFor(bounds, permute, parties);
    this.#plain = new Search(model, table, bounds, this.#clock, audit);
    this.#plain.begin();
    this.#memoFrom = isMemoizable(model, bounds) ? plainStates : Infinity;
  }

  get progress(): ExplorationProgress {
    return { ...this.#search.progress, seconds: this.#clock.seconds };
  }

  /**
   * Searches on, for about as many milliseconds of real time.
   *
   * @returns whether the search has ended
   */
  advance(ms: number): boolean {
    this.#hasEnded = this.#advance(ms);
    return this.#hasEnded;
  }

  #advance(ms: number): boolean {
    const until = this.#clock.seconds * 1000 + ms;
    const isTime = (): boolean => this.#clock.seconds * 1000 > until;
    if (this.#memo === undefined) {
      const isTried = (): boolean => this.#plain.searched >= this.#memoFrom;
      const isOver = !isTried() && this.#plain.advance(() => isTime() || isTried());
      if (isOver || !isTried()) return isOver;
      const { frontier } = this.#plain;
      this.#memo = new MemoStart(this.#model, this.#bounds, this.#clock, frontier);
    }
    try {
      return this.#memo.advance(isTime);
    } catch (error) {
      if (!(error instanceof MemoUnfit || error instanceof ReshapeSignal)) throw error;
      this.#memo = undefined;
      this.#memoFrom = Infinity;
      return this.#plain.advance(isTime);
    }
  }

  get #search(): Searching<State, Action> {
    return this.#memo?.search ?? this.#plain;
  }

  /** What the search executes at the moment; `undefined` where transitions are memoized. */
  get executing(): Executing | undefined {
    return this.#memo === undefined ? this.#plain.executing : undefined;
  }

  result(): Exploration<State, Action> {
    const stoppedBy = this.#search.stoppedBy ?? (this.#hasEnded ? undefined : 'interrupted');
    return explorationOf(this.#model, this.#bounds, this.#search, {
      seconds: this.#clock.seconds,
      ...(stoppedBy !== undefined && { stoppedBy }),
    });
  }
}

function tableFor<State>(
  { exact }: Bounds,
  permute: Permute<State> | undefined,
  parties: number,
): StateTable {
  const fingerprinter = new Fingerprinter();
  if (exact) return new ExactTable(fingerprinter);
  const table = new FingerprintTable(fingerprinter);
  return permute ? new OrbitTable(table, fingerprinter, permute, parties) : table;
}
