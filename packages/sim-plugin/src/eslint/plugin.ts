import { readFileSync } from 'node:fs';
import { RULES } from '../review/rules/rules.js';
import type { Boundary } from '../review/severity.js';
import { eslintRule, type LintRule } from './eslint-rule.js';

/** One entry of a flat config. */
export interface FlatConfig {
  readonly name: string;
  readonly files: readonly string[];
  readonly ignores: readonly string[];
  readonly plugins: Readonly<Record<string, LintPlugin>>;
  readonly settings: { readonly sim: { readonly boundary: Boundary } };
  readonly rules: Readonly<Record<string, 'error' | 'warn'>>;
}

/** What ESLint and Oxlint load. */
export interface LintPlugin {
  readonly meta: { readonly name: string; readonly version: string };
  readonly rules: Readonly<Record<string, LintRule>>;
}

const manifest = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { readonly name: string; readonly version: string };

/** The rules of `sim-check`, as a plugin. */
export const plugin: LintPlugin = {
  meta: { name: manifest.name, version: manifest.version },
  rules: Object.fromEntries(RULES.map((rule) => [rule.name, eslintRule(rule)])),
};

/** A flat config that holds the files of a module to a boundary, tests left out as in `sim-check`. */
export function flatConfig(name: string, boundary: Boundary): FlatConfig {
  return {
    name: `@gossip/sim-plugin/${name}`,
    files: ['**/*.ts', '**/*.mts', '**/*.cts', '**/*.tsx'],
    ignores: ['**/tests/**', '**/*.spec.*', '**/*.test.*', '**/*.config.*', '**/*.d.ts'],
    plugins: { sim: plugin },
    settings: { sim: { boundary } },
    rules: Object.fromEntries(
      RULES.map((rule) => [`sim/${rule.name}`, rule.severity === 'BLOCK' ? 'error' : 'warn']),
    ),
  };
}
