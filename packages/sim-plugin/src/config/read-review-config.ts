import { enumerate } from '../enumerate.js';
import type { JsonReader } from './json-reader.js';
import { isRuleName, RULE_SETTINGS } from './review-rules.js';
import { DEFAULT_REVIEW, type ReviewConfig } from './sim-config.js';

/** Reads what a sim.config.json tells the review; only what rules really take is accepted. */
export function readReviewConfig(review: JsonReader): ReviewConfig {
  const members = review.optional()?.object(['packages', 'adapters', 'rules']);
  if (members === undefined) return DEFAULT_REVIEW;
  const packages = members.packages.optional()?.dictionary() ?? new Map();
  return {
    packages: Object.fromEntries(
      [...packages].map(([name, reason]: [string, JsonReader]) => [name, reason.text()]),
    ),
    adapters:
      members.adapters
        .optional()
        ?.list()
        .map((glob) => glob.text()) ?? [],
    rules: readRules(members.rules),
  };
}

function readRules(rules: JsonReader): ReviewConfig['rules'] {
  const entries = rules.optional()?.dictionary() ?? new Map<string, JsonReader>();
  return Object.fromEntries([...entries].map(([name, options]) => [name, readRule(name, options)]));
}

function readRule(name: string, options: JsonReader): Readonly<Record<string, unknown>> {
  if (!isRuleName(name)) {
    const names = enumerate(Object.keys(RULE_SETTINGS), 'and');
    throw options.invalid(`there is no such rule; there are ${names}`);
  }
  const known: readonly string[] = RULE_SETTINGS[name];
  return Object.fromEntries(
    [...options.dictionary()].map(([key, value]) => {
      if (known.includes(key)) return [key, value.raw()];
      const settings = known.length === 0 ? 'none' : enumerate(known, 'and');
      throw value.invalid(`there is no such setting; the rule takes ${settings}`);
    }),
  );
}
