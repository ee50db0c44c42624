/**
 * The verdicts on a claim, from the worst to the best. `refuted`: a run or an exploration violates it.
 * `untested`: no evidence at all. `weak`: some evidence, with a reason why it is not enough. `tested`: enough
 * seeds, and mutants die by it. `proved`: it holds in every universe within the bounds of an exploration.
 */
export const VERDICTS = ['refuted', 'untested', 'weak', 'tested', 'proved'] as const;

/** The verdict on a claim. */
export type AuditVerdict = (typeof VERDICTS)[number];

/** The least figures of good evidence. */
export const LEAST = {
  /** Seeds of a sweep. */
  seeds: 100,
  /** How often a fault has to strike. */
  strikes: 20,
  /** How often a `sometimes` has to occur. */
  occurrences: 5,
} as const;

/** So many percent of the states may be new in the last tenth of a sweep. */
export const MOST_NEW_PERCENT = 5;

/** The rules, as reports print them. */
export const RULES: readonly string[] = [
  'refuted: a seed or an exploration violates it.',
  'untested: no run and no exploration checked it, or the fault never struck.',
  `weak: fewer than ${LEAST.seeds} seeds, a fault that struck fewer than ${LEAST.strikes} times, a situation that occurred fewer than ${LEAST.occurrences} times, more than ${MOST_NEW_PERCENT} % of the states new in the last tenth of the sweep, an unknown verdict in some run, or an oracle by which no mutant dies.`,
  'tested: none of these.',
  'proved: tested, and a complete exploration holds within its bounds; of a fault, one that injects it and violates nothing; of a situation, one that reaches it.',
];

/** Whether a verdict is at least as good as another. */
export function isAtLeast(verdict: AuditVerdict, least: AuditVerdict): boolean {
  return VERDICTS.indexOf(verdict) >= VERDICTS.indexOf(least);
}
