/**
 * The two shapes of an Nx workspace that the plugin serves.
 *
 * - `solution`: a TypeScript solution. Projects are npm packages with a `package.json`, linked by npm
 *   workspaces and TypeScript project references.
 * - `integrated`: projects have a `project.json`, and `tsconfig.base.json` maps import names to their sources.
 */
export type Layout = 'solution' | 'integrated';

export const LAYOUTS: readonly Layout[] = ['solution', 'integrated'];

/** Options of `create-nx-workspace` that give the layout. */
export function presetOptions(layout: Layout): readonly string[] {
  switch (layout) {
    case 'solution':
      return ['--preset=ts'];
    case 'integrated':
      return ['--preset=ts', '--workspaces=false'];
  }
}
