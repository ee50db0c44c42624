import { readFileSync } from 'node:fs';
import { RULES } from '../review/rules/rules.js';
import type { Boundary } from '../review/severity.js';
import { eslintRule, type LintRule } from './eslint-rule.js';

/** One entry of a flat config. */
export interface FlatConfig {
  /** The name that ESLint's inspector shows. */
  readonly name: string;
  /** Globs of the files that the entry applies to; narrow them to the modules. */
  readonly files: readonly string[];
  /** Globs of files that are excluded: tests, configurations, declarations. */
  readonly ignores: readonly string[];
  /** The plugin, under the prefix of its rules: `sim`. */
  readonly plugins: Readonly<Record<string, LintPlugin>>;
  /** The settings of all rules of the plugin. */
  readonly settings: {
    /** Those of this plugin. */
    readonly sim: {
      /** The boundary that files are checked against. */
      readonly boundary: Boundary;
    };
  };
  /** The severity of each rule. */
  readonly rules: Readonly<Record<string, 'error' | 'warn'>>;
}

/** The plugin as ESLint and Oxlint load it. */
export interface LintPlugin {
  /** The identity of the plugin, which linters show and cache by. */
  readonly meta: {
    /** The package's name. */
    readonly name: string;
    /** The package's version. */
    readonly version: string;
  };
  /** The rules, by their names without a prefix. */
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
