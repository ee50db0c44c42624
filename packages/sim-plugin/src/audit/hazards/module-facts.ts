import type { TSESTree } from '@typescript-eslint/types';
import type { ModuleType } from '../../config/module-type.js';
import { walk } from '../../review/source/walk.js';
import { allImportsOf, reachedFrom } from '../files/imports.js';
import type { ModuleFile, ModuleFiles } from '../files/module-files.js';

/**
 * What a module's production code is made of, as far as hazards ask: but for `allWords`, the code that its simulation
 * runs, since claims are about that alone.
 */
export interface ModuleFacts {
  readonly type: ModuleType;
  /** The names of its variables, functions, properties and types, and its short texts. */
  readonly words: ReadonlySet<string>;
  /** Those of its drivers included, which no simulation runs. */
  readonly allWords: ReadonlySet<string>;
  /** The names of what is compared by `<`, `<=`, `>` or `>=`. */
  readonly compared: ReadonlySet<string>;
  /** Whether a number is compared with half of another, as a count of votes is. */
  readonly comparesHalf: boolean;
}

const ORDERINGS = ['<', '<=', '>', '>='];
const LONGEST_WORD = 40;

/** Looks through the production code of a module. */
export function moduleFacts(type: ModuleType, files: ModuleFiles): ModuleFacts {
  const words = new Set<string>();
  const compared = new Set<string>();
  const allWords = new Set<string>();
  let comparesHalf = false;
  const simulated = simulatedOf(files);
  for (const file of files.production) {
    const isSimulated = simulated.includes(file);
    walk(
      file.source.ast,
      (node) => {
        const word = wordOf(node);
        if (word !== undefined) allWords.add(word);
        if (!isSimulated) return;
        if (word !== undefined) words.add(word);
        if (node.type !== 'BinaryExpression' || !ORDERINGS.includes(node.operator)) return;
        for (const side of [node.left, node.right]) {
          namesIn(side, compared);
          comparesHalf ||= isHalf(side);
        }
      },
      () => undefined,
    );
  }
  return { type, words, allWords, compared, comparesHalf };
}

/** The production files that a simulation reaches; all of them where it reaches none, as that of a service. */
function simulatedOf({ simulation, production, helpers }: ModuleFiles): readonly ModuleFile[] {
  const all = [...production, ...helpers];
  const reached = reachedFrom([simulation], all, undefined, allImportsOf);
  const simulated = production.filter((file) => reached.has(file));
  return simulated.length === 0 ? production : simulated;
}

function isHalf(node: TSESTree.Node): boolean {
  return (
    node.type === 'BinaryExpression' &&
    node.operator === '/' &&
    node.right.type === 'Literal' &&
    node.right.value === 2
  );
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
