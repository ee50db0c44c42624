import { type Oracle, type Verdict } from '../oracles/oracle.js';
import { boundedText } from '../kernel/bounded-text.js';
import { checkVerdict } from './check-verdict.js';
import { type OracleCount } from './run-result.js';
import { MOST_MESSAGE } from './thrown.js';
import { type Violation } from './violation.js';

interface Watched<World> {
  readonly oracle: Oracle<World>;
  readonly check: (world: World, history: unknown) => Verdict;
  /** What the oracle remembers of this run. */
  readonly history: unknown;
  /** Whether its violation ends the run; one that is not watched says only when the run may end. */
  readonly isWatched: boolean;
  readonly everyEvents: number;
  /** Whether it is a `sometimes`. */
  readonly isCounted: boolean;
  checks: number;
  occurrences: number;
  /** Whether its check threw, which ends the run. */
  threw: boolean;
  /** What an `eventually` last said; `true` once it has come true. */
  verdict: Verdict;
}

/** The oracles of one run, and what they saw. */
export class OracleWatch<World> {
  readonly #watched: Watched<World>[] = [];
  readonly #perEvent: Watched<World>[] = [];
  readonly #pending: Watched<World>[] = [];

  /** @param only - the name of the one oracle to watch. Default: all of them. */
  constructor(oracles: readonly Oracle<World>[], only?: string) {
    for (const oracle of oracles) {
      const { kind } = oracle;
      const isWatched = only === undefined || oracle.name === only;
      const watched: Watched<World> = {
        oracle,
        check: oracle.check,
        history: oracle.history(),
        isWatched,
        everyEvents: oracle.everyEvents,
        isCounted: kind === 'sometimes',
        checks: 0,
        occurrences: 0,
        threw: false,
        verdict: false,
      };
      if (isWatched) this.#watched.push(watched);
      if (kind === 'eventually') this.#pending.push(watched);
      else if (isWatched && kind !== 'todo') this.#perEvent.push(watched);
    }
  }

  /** Asks the oracles that look at every event. `event` counts them, from 1. */
  afterEvent(world: World, event: number, at: number): Violation | undefined {
    let asked: Watched<World> | undefined;
    try {
      for (const watched of this.#perEvent) {
        const { everyEvents } = watched;
        if (everyEvents > 1 && event % everyEvents !== 0) continue;
        asked = watched;
        watched.checks++;
        const verdict = watched.check(world, watched.history);
        if (watched.isCounted) {
          if (verdict === true) watched.occurrences++;
          else if (verdict !== false) checkVerdict(watched.oracle, verdict);
        } else if (verdict !== true) {
          return describe(watched.oracle, checkVerdict(watched.oracle, verdict), at);
        }
      }
    } catch (error) {
      if (asked !== undefined) asked.threw = true;
      throw error;
    }
    return undefined;
  }

  /** Whether any `eventually` has yet to come true. */
  get pending(): boolean {
    return this.#pending.length > 0;
  }

  /** Asks what must come true, `ticks` after healing; a violation when one's time is up. */
  afterHealing(world: World, ticks: number, at: number): Violation | undefined {
    for (let index = this.#pending.length - 1; index >= 0; index--) {
      const watched = this.#pending[index] as Watched<World>;
      if (!watched.isWatched) {
        if (isOver(watched, world, ticks)) this.#pending.splice(index, 1);
        continue;
      }
      watched.checks++;
      watched.verdict = this.#ask(watched, world);
      if (watched.verdict === true) {
        watched.occurrences++;
        this.#pending.splice(index, 1);
      } else if (ticks >= watched.oracle.withinTicks) {
        return describe(watched.oracle, watched.verdict, at);
      }
    }
    return undefined;
  }

  #ask(watched: Watched<World>, world: World): Verdict {
    try {
      return checkVerdict(watched.oracle, watched.check(world, watched.history));
    } catch (error) {
      watched.threw = true;
      throw error;
    }
  }

  counts(): OracleCount[] {
    return this.#watched.map(({ oracle, history, checks, occurrences, threw }) => {
      const { name, kind } = oracle;
      const events = oracle.callEvents?.(history);
      const count: OracleCount = {
        name,
        kind,
        checks,
        occurrences,
        ...(events === undefined ? {} : { histories: { count: events > 0 ? 1 : 0, events } }),
      };
      if (threw) return { ...count, errors: 1 };
      return oracle.isUnknown?.(history) === true ? { ...count, unknown: 1 } : count;
    });
  }
}

/** Whether the run need not go on for an `eventually` that is not watched: it came true, or its time is up. */
function isOver<World>(
  { check, history, oracle }: Watched<World>,
  world: World,
  ticks: number,
): boolean {
  if (ticks >= oracle.withinTicks) return true;
  try {
    return check(world, history) === true;
  } catch {
    // What it throws would be a violation if it were watched.
    return false;
  }
}

function describe<World>(oracle: Oracle<World>, verdict: Verdict, at: number): Violation {
  const message =
    typeof verdict === 'string' && verdict !== ''
      ? boundedText(verdict, MOST_MESSAGE)
      : oracle.kind === 'eventually'
        ? `not so within ${oracle.withinTicks} ticks of healing`
        : 'does not hold';
  return { oracle: oracle.name, kind: oracle.kind, message, at };
}
