import simulation from '@gossip/sim-plugin/eslint';
import baseConfig from '../../eslint.config.mjs';
import sim from './sim.config.json' with { type: 'json' };

export default [
  ...baseConfig,
  { ...simulation.configs.strict, files: ['src/**/*.ts'], ignores: ['src/driver/**'] },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/driver/**'],
    // Who vouches for a package does so once, for `sim-check` and for ESLint.
    rules: { 'sim/no-unreviewed-packages': ['error', { allow: sim.review.packages }] },
  },
];
