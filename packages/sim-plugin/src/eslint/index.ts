/**
 * The rules of `sim-check` for ESLint.
 *
 * @packageDocumentation
 */
import { flatConfig, type LintPlugin, plugin } from './plugin.js';

export { type FlatConfig, type LintPlugin } from './plugin.js';
export type { Boundary } from '../review/severity.js';
export { type LintRule } from './eslint-rule.js';

/** Flat configs, for an `eslint.config.mjs`. */
export const configs = {
  /** For modules with ports: asynchronous effects are allowed behind them. */
  recommended: flatConfig('recommended', 'moderate'),
  /** For modules without any effect. */
  strict: flatConfig('strict', 'strict'),
} as const;

/** The plugin's name and version, as ESLint's caches and messages have them. */
export const meta: LintPlugin['meta'] = plugin.meta;

/** The rules of `sim-check`, by their names without `sim/`. */
export const rules: LintPlugin['rules'] = plugin.rules;

/** What ESLint configs import: the plugin and its configs. */
export default { ...plugin, configs };
