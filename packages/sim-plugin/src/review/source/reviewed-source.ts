import type { Scope, ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';

/**
 * A parsed file, as much of it as rules need. ESLint's and Oxlint's `SourceCode` have this shape, so
 * that a rule reads the same through every door.
 */
export interface ReviewedSource {
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager | null;
}

/** Where the bindings of a file are found; each door computes it on first use or has it ready. */
export function scopesOf(source: ReviewedSource): readonly Scope[] {
  return source.scopeManager?.scopes ?? [];
}
