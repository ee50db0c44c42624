import { readFileSync } from 'node:fs';
import { RULES } from '../review/rules/rules.js';
import type { Boundary } from '../review/severity.js';
import { eslintRule, type LintRule } from './eslint-rule.js';

/** One entry of a flat config. */
export interface FlatConfig {
  /** By which ESLint's inspector tells it from others. */
  readonly name: string;
  /** Globs of the files that it is for; narrow them to the modules. */
  readonly files: readonly string[];
  /** Globs of files that are left out: tests, configurations, declarations. */
  readonly ignores: readonly string[];
  /** The plugin, under the prefix of its rules: `sim`. */
  readonly plugins: Readonly<Record<string, LintPlugin>>;
  /** What all rules of the plugin are told. */
  readonly settings: {
    /** The plugin's own. */
    readonly sim: {
      /** What files are held to. */
      readonly boundary: Boundary;
    };
  };
  /** Each rule, and how much its findings weigh. */
  readonly rules: Readonly<Record<string, 'error' | 'warn'>>;
}

/** What ESLint and Oxlint load. */
export interface LintPlugin {
  /** What linters show and cache by. */
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
