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
  /** Of how many strikes the states have to be looked at for them to say something. */
  looked: 5,
  /** How often a `sometimes` has to occur. */
  occurrences: 5,
} as const;

/** So many percent of the states may be new in the last tenth of a sweep. */
export const MOST_NEW_PERCENT = 5;

/** The rules, as reports print them. */
export const RULES: readonly string[] = [
  'refuted: a seed or an exploration violates it.',
  'untested: no run and no exploration checked it, the fault never struck, or no spec file runs the driver.',
  `weak: fewer than ${LEAST.seeds} seeds, a fault that struck fewer than ${LEAST.strikes} times, a situation that occurred fewer than ${LEAST.occurrences} times, a fault of which ${LEAST.looked} strikes or more were looked at that all found the module in one state, more than ${MOST_NEW_PERCENT} % of the states new in the last tenth of the sweep, an unknown verdict in some run, an oracle of calls that looked at no history, an oracle by which no mutant dies, or a driver of which no spec file replays a recording.`,
  'tested: none of these.',
  'proved: tested, and a complete exploration holds within its bounds; of a fault, whatever the seeds show, one that injects it and violates nothing; of a situation, one that reaches it.',
  'Strikes are looked at in one seed of eight, and a history is the calls of one seed. The state of a module is the kinds of states of all its parties. An audit sees which spec files replay recordings of real runs; whether they pass, the target that runs them says.',
];

/** Whether a verdict is at least as good as another. */
export function isAtLeast(verdict: AuditVerdict, least: AuditVerdict): boolean {
  return VERDICTS.indexOf(verdict) >= VERDICTS.indexOf(least);
}
