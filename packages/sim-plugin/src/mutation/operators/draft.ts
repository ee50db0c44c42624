import type { TSESTree } from '@typescript-eslint/types';
import type { OperatorName } from './operator-name.js';

/** A stretch of a file's text: offsets in UTF-16 units, the end excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The change that a mutant makes: a stretch of the source, and the text that replaces it. */
export interface Draft extends Stretch {
  readonly operator: OperatorName;
  readonly replacement: string;
  /** The node around the change: the mutant is switched on and off at the closest place that allows it. */
  readonly node: TSESTree.Node;
  /** The statements to switch instead of the node, where the change covers several. */
  readonly statements?: Stretch;
}

/** Gives the mutants of one node. */
export type Operator = (node: TSESTree.Node, text: string) => readonly Draft[];

/** A change of a whole node. */
export function replaced(operator: OperatorName, node: TSESTree.Node, replacement: string): Draft {
  const [start, end] = node.range;
  return { operator, node, start, end, replacement };
}

/** The text of a node. */
export function textOf(node: TSESTree.Node, text: string): string {
  return text.slice(...node.range);
}
