import { posix } from 'node:path';
import { globAsync, readJson, type Tree, updateJson } from '@nx/devkit';
import { parseDocument } from 'yaml';

const PNPM_WORKSPACES = 'pnpm-workspace.yaml';

interface Manifest {
  workspaces?: string[] | { packages?: string[] };
}

/**
 * The globs of the folders that the package manager links as packages; `undefined` when the
 * workspace does not use that. A pnpm-workspace.yaml may hold nothing but settings.
 */
export function workspacePatterns(tree: Tree): readonly string[] | undefined {
  if (tree.exists(PNPM_WORKSPACES)) {
    const { packages } = (readYaml(tree).toJS() ?? {}) as { readonly packages?: readonly string[] };
    return packages;
  }
  const manifest = tree.exists('package.json') ? readJson<Manifest>(tree, 'package.json') : {};
  return Array.isArray(manifest.workspaces) ? manifest.workspaces : manifest.workspaces?.packages;
}

/**
 * Makes the package manager link a project whose package.json is in the tree.
 *
 * The new glob takes in the project's siblings when there are no strangers among them.
 */
export async function linkProject(tree: Tree, projectRoot: string): Promise<void> {
  const manifest = posix.join(projectRoot, 'package.json');
  const linked = await manifests(tree, workspacePatterns(tree) ?? []);
  if (linked.includes(manifest)) {
    return;
  }
  const folder = posix.dirname(projectRoot);
  const siblings = folder === '.' ? [] : await manifests(tree, [`${folder}/*`]);
  const strangers = siblings.filter((file) => file !== manifest && !linked.includes(file));
  const takesSiblings = siblings.length > 0 && strangers.length === 0;
  addPattern(tree, takesSiblings ? `${folder}/*` : projectRoot);
}

function manifests(tree: Tree, patterns: readonly string[]): Promise<string[]> {
  const globs = patterns.map((pattern) => posix.join(pattern, 'package.json'));
  return globs.length === 0 ? Promise.resolve([]) : globAsync(tree, globs);
}

function addPattern(tree: Tree, pattern: string): void {
  if (tree.exists(PNPM_WORKSPACES)) {
    const document = readYaml(tree);
    document.addIn(['packages'], pattern);
    tree.write(PNPM_WORKSPACES, document.toString());
    return;
  }
  updateJson<Manifest>(tree, 'package.json', (manifest) => {
    const { workspaces } = manifest;
    if (Array.isArray(workspaces) || workspaces === undefined) {
      return { ...manifest, workspaces: [...(workspaces ?? []), pattern] };
    }
    const packages = [...(workspaces.packages ?? []), pattern];
    return { ...manifest, workspaces: { ...workspaces, packages } };
  });
}

/** As a document, which keeps the file's comments. */
function readYaml(tree: Tree): ReturnType<typeof parseDocument> {
  return parseDocument(tree.read(PNPM_WORKSPACES, 'utf8') ?? '');
}
