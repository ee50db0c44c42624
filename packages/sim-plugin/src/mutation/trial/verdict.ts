import type { Violation } from '@gossip/sim-runtime/sim';
import type { Mutant } from '../operators/mutant.js';

/** What objected to a mutant: an oracle, an exception, or a budget that a livelock used up. */
export type KilledBy = 'oracle' | 'exception' | 'livelock';

/** The verdict on a mutant: a function of code, seeds and budgets. */
export type Verdict =
  | {
      readonly kind: 'killed';
      readonly by: KilledBy;
      /** The name of the oracle, or of what the runtime itself demands of every run. */
      readonly oracle: string;
      readonly message: string;
      /** The seed that objected; absent where the module did not even load. */
      readonly seed?: number;
      /** How many runs it took. */
      readonly runs: number;
      /** How many states an exploration took after these runs; absent where a seed objected. */
      readonly states?: number;
    }
  | {
      readonly kind: 'survived';
      readonly runs: number;
      /** How many states an exploration took that found nothing; absent where there was none. */
      readonly states?: number;
    }
  /** No seed reaches the mutant's place, and no exploration. */
  | { readonly kind: 'not-reached' }
  | { readonly kind: 'ignored'; readonly reason: string }
  /** The mutant does not typecheck. */
  | { readonly kind: 'invalid'; readonly message: string };

/** A mutant and the verdict on it. */
export interface Judged {
  readonly mutant: Mutant;
  readonly verdict: Verdict;
}

const LIVELOCKS: ReadonlySet<Violation['kind']> = new Set(['livelock', 'hang']);
const EXCEPTIONS: ReadonlySet<Violation['kind']> = new Set(['exception', 'death']);

/** What kind of objection a violation is. */
export function killerOf({ kind }: Violation): KilledBy {
  if (LIVELOCKS.has(kind)) return 'livelock';
  return EXCEPTIONS.has(kind) ? 'exception' : 'oracle';
}
