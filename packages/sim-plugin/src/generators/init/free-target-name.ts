import { posix } from 'node:path';
import { getProjects, readJson, type Tree } from '@nx/devkit';

const OWN_EXECUTORS = /^@gossip\/sim-plugin:/;

/**
 * The first of some names that no project has a target or a script of already, other than one that runs this
 * plugin; the first of all when each is taken.
 */
export function freeTargetName(tree: Tree, names: readonly [string, ...string[]]): string {
  const taken = takenNames(tree);
  return names.find((name) => !taken.has(name)) ?? names[0];
}

function takenNames(tree: Tree): ReadonlySet<string> {
  const projects = [...getProjects(tree).values()];
  const targets = projects.flatMap(({ targets: own }) =>
    Object.entries(own ?? {})
      .filter(([, { executor }]) => !OWN_EXECUTORS.test(executor ?? ''))
      .map(([name]) => name),
  );
  return new Set([...targets, ...projects.flatMap(({ root }) => scriptsOf(tree, root))]);
}

/** Nx makes a target of every script, unless the package says otherwise. */
function scriptsOf(tree: Tree, root: string): readonly string[] {
  const file = posix.join(root, 'package.json');
  if (!tree.exists(file)) {
    return [];
  }
  const { scripts } = readJson<{ readonly scripts?: Readonly<Record<string, string>> }>(tree, file);
  return Object.keys(scripts ?? {});
}
