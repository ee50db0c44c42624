/**
 * The rules of the review, in the order of the documentation, each with the settings that it takes. The
 * config is read by commands that load no rule.
 */
export const RULE_SETTINGS = {
  'no-clock': ['allow'],
  'no-unseeded-randomness': ['allow'],
  'no-timers': ['allow'],
  'no-io': ['allow'],
  'no-async': [],
  'no-module-state': [],
  'no-unstable-order': [],
  'no-locale': [],
  'no-engine-math': [],
  'no-weak-references': ['allow'],
  'no-dynamic-code': [],
  'no-argument-mutation': [],
  'no-float-rates': [],
  'time-as-parameter': [],
  'effects-as-data': [],
  'idempotency-before-validation': [],
  'every-input-tested': [],
  'state-has-oracle': [],
  'private-state-has-view': [],
  'no-simulation-in-production': [],
  'no-unreviewed-packages': ['allow'],
  'no-unsimulated-apis': ['allow'],
  'reasoned-suppression': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A rule's name, without the prefix `sim/`. */
export type RuleName = keyof typeof RULE_SETTINGS;

/** Whether there is a rule of this name. */
export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(RULE_SETTINGS, name);
}
