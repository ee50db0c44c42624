import type { TSESTree } from '@typescript-eslint/types';
import type { Rule, RuleFinding } from './rule.js';
import type { Boundary } from './severity.js';
import type { ParsedSource } from './source/parse-source.js';
import { walk } from './source/walk.js';
import { suppressionFor, type Suppression } from './suppression.js';

/** A finding, the rule that made it, and the comment that suppresses it, if there is one. */
export interface RuledFinding extends RuleFinding {
  readonly rule: Rule;
  readonly suppression: Suppression | undefined;
}

/** Options of rules, by their names. */
export type RuleOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Listener = (node: TSESTree.Node) => void;
type Listeners = Map<string, Listener[]>;

/** Runs rules over one file, in a single pass over its tree. */
export function runRules(
  source: ParsedSource,
  rules: readonly Rule[],
  boundary: Boundary,
  options: RuleOptions = {},
): readonly RuledFinding[] {
  const findings: RuledFinding[] = [];
  const entering: Listeners = new Map();
  const leaving: Listeners = new Map();
  for (const rule of rules) {
    if (!rule.boundaries.includes(boundary)) continue;
    const created = rule.create({
      filename: source.filename,
      boundary,
      source,
      options: options[rule.name] ?? {},
      report(finding) {
        const suppression = suppressionFor(source, rule.name, finding.node.range[0]);
        findings.push({ ...finding, rule, suppression });
      },
    });
    for (const [event, listener] of Object.entries(created)) {
      const [type = '', exit] = event.split(':');
      const listeners = exit ? leaving : entering;
      const others = listeners.get(type);
      if (others) others.push(listener as Listener);
      else listeners.set(type, [listener as Listener]);
    }
  }
  walk(source.ast, teller(entering), teller(leaving));
  return findings;
}

function teller(listeners: ReadonlyMap<string, readonly Listener[]>): Listener {
  return (node) => {
    const interested = listeners.get(node.type);
    if (interested) for (const listener of interested) listener(node);
  };
}
