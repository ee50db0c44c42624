import nx from '@nx/eslint-plugin';
import jsoncParser from 'jsonc-eslint-parser';
import root from '../../eslint.config.mjs';

/** What Nx reads of the package. */
const MANIFESTS = ['package.json', 'generators.json', 'executors.json', 'migrations.json'];

/** A config for code, kept off the manifests; one that ignores files for all configs stays as it is. */
const forCode = (config) =>
  Object.keys(config).every((key) => key === 'ignores' || key === 'name')
    ? config
    : { ...config, ignores: [...(config.ignores ?? []), ...MANIFESTS] };

export default [
  ...root.map(forCode),
  { ignores: ['corpus/**'] },
  {
    // A path that leads nowhere would be noticed in the user's workspace.
    files: MANIFESTS,
    languageOptions: { parser: jsoncParser },
    plugins: { '@nx': nx },
    rules: { '@nx/nx-plugin-checks': 'error' },
  },
  {
    // `import { type T } from 'x'` still loads x when it runs, and an executor is waited for.
    files: ['src/{config,eslint,executors,oxlint,review,sweep}/**/*.ts'],
    rules: { '@typescript-eslint/no-import-type-side-effects': 'error' },
  },
];
