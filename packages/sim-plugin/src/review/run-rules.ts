import { type TSESTree } from '@typescript-eslint/types';
import { type Rule, type RuleFinding } from './rule.js';
import { type Boundary } from './severity.js';
import { type ParsedSource } from './source/parse-source.js';
import { walk } from './source/walk.js';
import { suppressionFor, type Suppression } from './suppression.js';

/** A finding, the rule that made it, and who answers for it, if anybody does. */
export interface RuledFinding extends RuleFinding {
  readonly rule: Rule;
  readonly suppression: Suppression | undefined;
}

/** Options of rules, by their names. */
export type RuleOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Listener = (node: TSESTree.Node) => void;

/** Runs rules over one file, in a single pass over its tree. */
export function runRules(
  source: ParsedSource,
  rules: readonly Rule[],
  boundary: Boundary,
  options: RuleOptions = {},
): readonly RuledFinding[] {
  const findings: RuledFinding[] = [];
  const listeners = new Map<string, Listener[]>();
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
      const others = listeners.get(event);
      if (others) others.push(listener as Listener);
      else listeners.set(event, [listener as Listener]);
    }
  }
  dispatch(source.ast, listeners);
  return findings;
}

function dispatch(
  ast: TSESTree.Program,
  listeners: ReadonlyMap<string, readonly Listener[]>,
): void {
  const tell = (event: string, node: TSESTree.Node): void => {
    for (const listener of listeners.get(event) ?? []) listener(node);
  };
  const inside = [...listeners.keys()].some((event) => !event.startsWith('Program'));
  if (inside) {
    walk(
      ast,
      (node) => tell(node.type, node),
      (node) => tell(`${node.type}:exit`, node),
    );
  } else {
    tell('Program', ast);
    tell('Program:exit', ast);
  }
}
