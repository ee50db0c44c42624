import { digest } from '../kernel/digest.js';
import { type RunResult } from '../run/run-result.js';
import { firstDifference } from './first-difference.js';
import { pictureOf } from './picture.js';

/** What differs between runs that went through the same events, and when. */
export interface Problem {
  readonly at: number;
  readonly sentence: string;
}

/** Compares the results of two runs of a plan with each other, and with that of an earlier run. */
export function differenceInResults(
  first: RunResult,
  second: RunResult,
  earlier: RunResult | undefined,
): Problem | undefined {
  const at = first.violation?.at ?? first.ticks;
  const between = compare(first, second);
  if (between !== undefined) {
    return {
      at,
      sentence: `Both runs went through the same events, but their oracles, counts or ends differ${between}: look for an oracle that keeps its history outside of \`history\`.`,
    };
  }
  const before = earlier === undefined ? undefined : compare(earlier, first);
  if (before === undefined) return undefined;
  return {
    at,
    sentence: `Two further runs were the same, but not as the first${before}, so the module keeps something from run to run: look for variables outside of its functions.`,
  };
}

/** Where two results differ, in brackets; `undefined` when they do not. */
function compare(first: RunResult, second: RunResult): string | undefined {
  const hasHash = first.contentHash !== undefined && second.contentHash !== undefined;
  const [one, other] = [conclusion(first, hasHash), conclusion(second, hasHash)];
  if (digest(one) === digest(other)) return undefined;
  const difference = firstDifference(pictureOf(one), pictureOf(other));
  if (difference === undefined) return '';
  const { path, versions } = difference;
  return ` (\`${path}\`: ${versions[0]} against ${versions[1]})`;
}

/** The whole result of a run, but for its trace and the place of an exception. */
function conclusion(
  {
    trace: _trace,
    reached: _reached,
    violation,
    contentHash,
    unseen: _unseen,
    ...result
  }: RunResult,
  hasHash: boolean,
): unknown {
  return {
    ...result,
    ...(hasHash ? { contentHash } : {}),
    violation: violation && { ...violation, stack: undefined },
  };
}
