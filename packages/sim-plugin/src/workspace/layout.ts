/**
 * How a workspace's projects are made and find each other.
 *
 * - `solution`: Nx's TypeScript solution. Projects are packages of the package manager's workspaces,
 *   joined by TypeScript project references.
 * - `packages`: projects are packages of the package manager's workspaces, each with a tsconfig that
 *   stands on its own.
 * - `integrated`: projects have a project.json, and the root tsconfig maps import names to sources.
 */
export type Layout =
  | {
      readonly kind: 'solution';
      /** The export condition under which packages resolve to their sources, where there is one. */
      readonly sourceCondition: string | undefined;
    }
  | { readonly kind: 'packages' }
  | {
      readonly kind: 'integrated';
      /** The tsconfig that maps import names; it need not exist yet. */
      readonly pathsFile: 'tsconfig.base.json' | 'tsconfig.json';
    };
