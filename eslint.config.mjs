import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { plainDocstrings } from './lint/plain-words.mjs';

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/out-tsc',
      '**/.nx',
      '**/tmp',
      '**/sim-output',
      '**/test-output',
      '**/vitest.config.*.timestamp*',
      'packages/sim-plugin/src/generators/**/files/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  plainDocstrings,
  {
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          allowCircularSelfDependency: true,
          allow: ['^.*/eslint\\.config\\.mjs$', '^.*/lint/[a-z-]+\\.mjs$'],
          depConstraints: [
            { sourceTag: 'layer:runtime', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'layer:plugin', onlyDependOnLibsWithTags: ['layer:runtime'] },
            {
              sourceTag: 'layer:examples',
              onlyDependOnLibsWithTags: ['layer:plugin', 'layer:runtime'],
            },
            {
              sourceTag: 'layer:e2e',
              onlyDependOnLibsWithTags: ['layer:plugin', 'layer:runtime'],
            },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
);
