import { type LintPlugin, plugin } from '../eslint/plugin.js';

const named: LintPlugin = { ...plugin, meta: { ...plugin.meta, name: 'sim' } };

/** What Oxlint loads: the plugin, named `sim`, from which its rules take their prefix. */
export default named;
