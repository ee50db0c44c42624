import type * as Scopes from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { parseSync, type ParseResult } from 'rolldown/utils';
import { SUPPRESSION } from '../suppression.js';
import { linkTree } from './walk.js';
import type { ReviewedSource } from './reviewed-source.js';

/** A place where the parser gave up, and why. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
}

/** A file as the embedded review reads it. */
export interface ParsedSource extends ReviewedSource {
  readonly filename: string;
  readonly problems: readonly SyntaxProblem[];
}

type Comment = ParseResult['comments'][number];
type Language = 'ts' | 'tsx' | 'js' | 'jsx' | 'dts';

const LANGUAGES: Readonly<Record<string, Language>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'tsx',
  '.js': 'js',
  '.mjs': 'js',
  '.cjs': 'js',
  '.jsx': 'jsx',
};

const require = createRequire(import.meta.url);

/** Whether a file holds code that the review can read. */
export function isReviewable(filename: string): boolean {
  return !/\.d\.[cm]?ts$/.test(filename) && extname(filename) in LANGUAGES;
}

/**
 * Parses a file and prepares it for rules. Scopes are analysed when a rule first asks for them: most
 * files of a large graph never need them.
 */
export function parseSource(filename: string, text: string): ParsedSource {
  const parsed = parseSync(filename, text, {
    lang: LANGUAGES[extname(filename)] ?? 'ts',
    astType: 'ts',
    preserveParens: false,
  });
  const ast = parsed.program as unknown as TSESTree.Program;
  linkTree(ast);
  // Only suppressions are read from comments, and comments are slow to transfer from the parser.
  ast.comments = text.includes(SUPPRESSION) ? commentsOf(parsed.comments) : [];
  let scopeManager: Scopes.ScopeManager | undefined;
  return {
    filename,
    text,
    ast,
    problems: parsed.errors.map(({ message, labels }) => ({
      message,
      offset: labels[0]?.start ?? 0,
    })),
    get scopeManager(): Scopes.ScopeManager {
      // It is loaded when it is first asked for: sim-run needs the names of the rules alone.
      if (scopeManager === undefined) {
        const { analyze } = require('@typescript-eslint/scope-manager') as typeof Scopes;
        scopeManager = analyze(ast, { sourceType: 'module', lib: [] });
      }
      return scopeManager;
    },
  };
}

function commentsOf(comments: readonly Comment[]): TSESTree.Comment[] {
  return comments.map(({ type, value, start, end }) => ({
    type: type as TSESTree.Comment['type'],
    value,
    range: [start, end],
    loc: { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } },
  })) as TSESTree.Comment[];
}
