import { flatConfig, plugin } from './plugin.js';

export { type FlatConfig, type LintPlugin } from './plugin.js';
export { type LintRule } from './eslint-rule.js';

/** Flat configs: `recommended` for modules with ports, `strict` for those without any effect. */
export const configs = {
  recommended: flatConfig('recommended', 'moderate'),
  strict: flatConfig('strict', 'strict'),
} as const;

export const { meta, rules } = plugin;

// ESLint configs import a plugin by its default export.
export default { ...plugin, configs };
