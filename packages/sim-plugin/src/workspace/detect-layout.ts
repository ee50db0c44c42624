import { readJson, type Tree } from '@nx/devkit';
import { type Layout } from './layout.js';
import { workspacePatterns } from './package-workspaces.js';

interface Tsconfig {
  readonly extends?: string | readonly string[];
  readonly files?: readonly string[];
  readonly include?: readonly string[];
  readonly compilerOptions?: {
    readonly composite?: boolean;
    readonly declaration?: boolean;
    readonly customConditions?: readonly string[];
  };
}

/** Tells the layout of a workspace from its root, by the signs that Nx's own generators go by. */
export function detectLayout(tree: Tree): Layout {
  if (workspacePatterns(tree) === undefined) {
    const hasPathsElsewhere = !tree.exists('tsconfig.base.json') && tree.exists('tsconfig.json');
    return {
      kind: 'integrated',
      pathsFile: hasPathsElsewhere ? 'tsconfig.json' : 'tsconfig.base.json',
    };
  }
  return isTypeScriptSolution(tree)
    ? { kind: 'solution', sourceCondition: sourceCondition(tree) }
    : { kind: 'packages' };
}

/** The root tsconfig holds nothing but references, and what it extends compiles for them. */
function isTypeScriptSolution(tree: Tree): boolean {
  if (!tree.exists('tsconfig.base.json') || !tree.exists('tsconfig.json')) {
    return false;
  }
  const root = readJson<Tsconfig>(tree, 'tsconfig.json');
  const { compilerOptions } = readJson<Tsconfig>(tree, 'tsconfig.base.json');
  const inputs = [root.files, root.include].filter((list) => list !== undefined);
  return (
    root.extends === './tsconfig.base.json' &&
    inputs.length > 0 &&
    inputs.every((list) => list.length === 0) &&
    compilerOptions?.composite === true &&
    compilerOptions.declaration !== false
  );
}

function sourceCondition(tree: Tree): string | undefined {
  const { compilerOptions } = readJson<Tsconfig>(tree, 'tsconfig.base.json');
  return compilerOptions?.customConditions?.[0];
}
