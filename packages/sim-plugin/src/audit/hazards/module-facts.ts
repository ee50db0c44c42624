import type { TSESTree } from '@typescript-eslint/types';
import type { ModuleType } from '../../config/module-type.js';
import { walk } from '../../review/source/walk.js';
import type { ModuleFiles } from '../files/module-files.js';

/** What a module's production code is made of, as far as hazards ask. */
export interface ModuleFacts {
  readonly type: ModuleType;
  /** The names of its variables, functions, properties and types, and its short texts. */
  readonly words: ReadonlySet<string>;
  /** The names of what is compared by `<`, `<=`, `>` or `>=`. */
  readonly compared: ReadonlySet<string>;
}

const ORDERINGS = ['<', '<=', '>', '>='];
const LONGEST_WORD = 40;

/** Looks through the production code of a module. */
export function moduleFacts(type: ModuleType, { production }: ModuleFiles): ModuleFacts {
  const words = new Set<string>();
  const compared = new Set<string>();
  for (const { source } of production) {
    walk(
      source.ast,
      (node) => {
        const word = wordOf(node);
        if (word !== undefined) words.add(word);
        if (node.type !== 'BinaryExpression' || !ORDERINGS.includes(node.operator)) return;
        for (const side of [node.left, node.right]) namesIn(side, compared);
      },
      () => undefined,
    );
  }
  return { type, words, compared };
}

function wordOf(node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node.name;
  if (node.type !== 'Literal' || typeof node.value !== 'string') return undefined;
  // A path names a file, and not what the code does.
  return node.value.length <= LONGEST_WORD && !node.value.includes('/') ? node.value : undefined;
}

function namesIn(node: TSESTree.Node, names: Set<string>): void {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') names.add(node.name);
  if (node.type === 'MemberExpression') namesIn(node.property, names);
  if (node.type === 'BinaryExpression') {
    namesIn(node.left, names);
    namesIn(node.right, names);
  }
}
