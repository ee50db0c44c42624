import root from '../../eslint.config.mjs';

export default [
  ...root,
  { ignores: ['corpus/**'] },
  {
    // `import { type T } from 'x'` still loads x when it runs, and an executor is waited for.
    files: ['src/{config,eslint,executors,oxlint,review,sweep}/**/*.ts'],
    rules: { '@typescript-eslint/no-import-type-side-effects': 'error' },
  },
];
