import { getProjects, readJson, type Tree } from '@nx/devkit';
import { projectNameTaken } from '../../errors.js';
import { detectLayout } from '../../workspace/detect-layout.js';
import { type ModulePlan } from './module-plan.js';
import { refuseFolderInUse } from './refuse-folder-in-use.js';

type Placement = Pick<ModulePlan, 'projectRoot' | 'moduleRoot' | 'library'>;

/** Plans a library of its own for the module. */
export function planLibrary(
  tree: Tree,
  projectRoot: string,
  name: string,
  tags: string | undefined,
): Placement {
  refuseFolderInUse(tree, projectRoot);
  const importPath = packageName(tree, name);
  const projectName = detectLayout(tree).kind === 'integrated' ? name : importPath;
  const namesake = getProjects(tree).get(projectName);
  if (namesake !== undefined) {
    throw projectNameTaken(projectName, namesake.root);
  }
  return {
    projectRoot,
    moduleRoot: `${projectRoot}/src`,
    library: { kind: 'new', projectName, importPath, tags: splitTags(tags) },
  };
}

/** In the scope of the workspace's own package, as Nx has it: `@acme/source` makes `@acme/orders`. */
function packageName(tree: Tree, name: string): string {
  const manifest = tree.exists('package.json')
    ? readJson<{ readonly name?: string }>(tree, 'package.json')
    : {};
  const [, scope] = /^(@[^/]+)\//.exec(manifest.name ?? '') ?? [];
  return scope === undefined ? name : `${scope}/${name}`;
}

function splitTags(tags: string | undefined): readonly string[] {
  return (tags ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
