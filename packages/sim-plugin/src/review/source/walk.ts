import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/types';

type Visit = (node: TSESTree.Node) => void;

/** The children of a node, in the order of the source. */
export function childrenOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(child)) {
      for (const element of child) if (element) children.push(element as TSESTree.Node);
    } else if (child) {
      children.push(child as TSESTree.Node);
    }
  }
  return children;
}

/** Visits a tree depth first: `enter` before a node's children, `leave` after them. */
export function walk(node: TSESTree.Node, enter: Visit, leave: Visit): void {
  enter(node);
  const keys = visitorKeys[node.type];
  if (keys) {
    for (const key of keys) {
      const child = (node as unknown as Record<string, unknown>)[key];
      if (Array.isArray(child)) {
        for (const element of child) if (element) walk(element as TSESTree.Node, enter, leave);
      } else if (child) {
        walk(child as TSESTree.Node, enter, leave);
      }
    }
  }
  leave(node);
}

/**
 * Makes a parser's tree one that scope analysis and rules can use: links every node to its parent and
 * gives it the `range` pair, which is slow to transfer from the native parser and quick to add here.
 */
export function linkTree(root: TSESTree.Program): void {
  link(root, undefined);
}

function link(node: TSESTree.Node, parent: TSESTree.Node | undefined): void {
  const open = node as { parent?: unknown; range?: unknown; start?: number; end?: number };
  open.parent = parent ?? null;
  open.range = [open.start ?? 0, open.end ?? 0];
  const keys = visitorKeys[node.type];
  if (!keys) return;
  for (const key of keys) {
    const child = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(child)) {
      for (const element of child) if (element) link(element as TSESTree.Node, node);
    } else if (child) {
      link(child as TSESTree.Node, node);
    }
  }
}
