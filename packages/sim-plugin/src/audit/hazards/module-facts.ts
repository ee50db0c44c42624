import type { TSESTree } from '@typescript-eslint/types';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModuleType } from '../../config/module-type.js';
import type { ModuleConfig } from '../../config/sim-config.js';
import { isReviewable, parseSource } from '../../review/source/parse-source.js';
import { walk } from '../../review/source/walk.js';

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

/**
 * Reads the production code of a module: the files beside its simulation and below, without the simulation,
 * its tests and its spec files.
 *
 * @param projectRoot - absolute path
 */
export function moduleFacts(projectRoot: string, declared: ModuleConfig): ModuleFacts {
  const words = new Set<string>();
  const compared = new Set<string>();
  for (const file of productionFiles(projectRoot, declared)) {
    const { ast } = parseSource(file, readFileSync(file, 'utf8'));
    walk(
      ast,
      (node) => {
        const word = wordOf(node);
        if (word !== undefined) words.add(word);
        if (node.type !== 'BinaryExpression' || !ORDERINGS.includes(node.operator)) return;
        for (const side of [node.left, node.right]) namesIn(side, compared);
      },
      () => undefined,
    );
  }
  return { type: declared.type, words, compared };
}

function productionFiles(projectRoot: string, { simulation }: ModuleConfig): readonly string[] {
  const folder = join(projectRoot, dirname(simulation));
  const own = join(projectRoot, simulation);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => isReviewable(file) && !/(^|\/)tests\/|\.(spec|test)\.|(^|\/)sim\./.test(file))
    .map((file) => join(folder, file))
    .filter((file) => file !== own)
    .sort();
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
