/**
 * The rules of `sim-check` for Oxlint.
 *
 * @packageDocumentation
 */
import { type LintPlugin, plugin } from '../eslint/plugin.js';

/** What Oxlint loads: the plugin, named `sim`, from which its rules take their prefix. */
const named: LintPlugin = { ...plugin, meta: { ...plugin.meta, name: 'sim' } };

export default named;
