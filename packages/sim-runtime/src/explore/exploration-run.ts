import { type Bounds, checkRequest } from './check-request.js';
import { Clock } from './clock.js';
import { type Exploration, type ExplorationProgress, type ExploreOptions } from './exploration.js';
import { explorationOf } from './exploration-of.js';
import { Fingerprinter } from './fingerprinter.js';
import { type Model } from './model.js';
import { OrbitTable, type Permute } from './orbit-table.js';
import { Search } from './search.js';
import { ExactTable, FingerprintTable, type StateTable } from './state-table.js';
import { SymmetryAudit } from './symmetry-audit.js';

/** A search that can be interrupted and continued. */
export class ExplorationRun<State, Action> {
  readonly #model: Model<State, Action>;
  readonly #bounds: Bounds;
  readonly #clock: Clock;
  readonly #search: Search<State, Action>;

  /** @throws ExplorationError as `explore` does */
  constructor(model: Model<State, Action>, options: ExploreOptions) {
    const bounds = checkRequest(model, options);
    const permute = bounds.symmetry ? model.permute?.bind(model) : undefined;
    const { parties = 0 } = model;
    const audit = permute && new SymmetryAudit(model, permute, parties);
    this.#model = model;
    this.#bounds = bounds;
    this.#clock = new Clock(bounds.timeLimitSeconds, options.onProgress?.bind(options));
    const table = tableFor(bounds, permute, parties);
    this.#search = new Search(model, table, bounds, this.#clock, audit);
    this.#search.begin();
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
    const until = this.#clock.seconds * 1000 + ms;
    return this.#search.advance(() => this.#clock.seconds * 1000 > until);
  }

  result(): Exploration<State, Action> {
    return explorationOf(this.#model, this.#bounds, this.#search, this.#clock.seconds);
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
