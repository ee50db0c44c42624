import { projectTsconfigs } from '../../workspace/tsconfig/project-tsconfigs.js';

/**
 * The export conditions under which the workspace's packages offer their source.
 *
 * @param root - absolute path of the project that imports them
 */
export function workspaceConditions(root: string): readonly string[] {
  return [...new Set(projectTsconfigs(root).flatMap(({ customConditions }) => customConditions))];
}
