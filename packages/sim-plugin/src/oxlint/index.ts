import { plugin } from '../eslint/plugin.js';

// Oxlint loads a plugin by its default export, and takes the rules' prefix from its name.
export default { ...plugin, meta: { ...plugin.meta, name: 'sim' } };
