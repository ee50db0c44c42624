import { readNxJson, type Tree } from '@nx/devkit';

/** The branch that pull requests go to, by its name on the server. */
export function defaultBranch(tree: Tree): string {
  return (readNxJson(tree)?.defaultBase ?? 'main').replace(/^origin\//, '');
}
