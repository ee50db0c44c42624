import simulation from '@gossip/sim-plugin/eslint';
import baseConfig from '../../eslint.config.mjs';

export default [...baseConfig, { ...simulation.configs.strict, files: ['src/**/*.ts'] }];
