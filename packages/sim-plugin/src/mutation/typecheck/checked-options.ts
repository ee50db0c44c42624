/** In what the check of mutants differs from the project's own options. */
export const CHECKED_OPTIONS = {
  noEmit: true,
  emitDeclarationOnly: false,
  composite: false,
  incremental: false,
  tsBuildInfoFile: null,
  declaration: false,
  declarationMap: false,
  // A mutant leaves out what uses a name, and jumps over what follows: neither is a mistake of types.
  noUnusedLocals: false,
  noUnusedParameters: false,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
} as const;
