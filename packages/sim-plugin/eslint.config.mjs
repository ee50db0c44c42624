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

/**
 * The rooms of the plugin, from the bottom up. A room may import from the rooms of earlier rows and from
 * itself, never from its own row's neighbours or from above.
 */
const floors = [
  ['config', 'workspace', 'page'],
  ['review', 'inference'],
  ['eslint', 'sweep'],
  ['oxlint', 'results', 'mutation'],
  ['executors'],
  ['generators'],
  ['migrations'],
];

/** Files beside the rooms that Nx loads; all others beside them stand below every room. */
const ENTRIES = ['src/index.ts', 'src/plugin.ts'];

const TESTS = ['**/*.spec.ts', '**/*.fixture.ts'];

/** Refuses imports from rooms, be they loaded at once, later, or for their types. */
const importsFrom = (files, ignores, forbidden, message) => {
  const paths = `^(\\.{1,2}/)+(${forbidden.join('|')})/`;
  const pattern = paths.replaceAll('/', '\\/');
  return {
    files,
    ignores: [...TESTS, ...ignores],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: paths, message }] }],
      'no-restricted-syntax': [
        'error',
        { selector: `ImportExpression[source.value=/${pattern}/]`, message },
        { selector: `TSImportType[argument.literal.value=/${pattern}/]`, message },
      ],
    },
  };
};

const rooms = floors.flat();

const dependencyDirection = [
  importsFrom(['src/*.ts'], ENTRIES, rooms, 'A file beside the rooms stands below all of them.'),
  ...floors.flatMap((floor, height) =>
    floor.map((room) => {
      const below = floors.slice(0, height).flat();
      const forbidden = rooms.filter((other) => other !== room && !below.includes(other));
      const message = `The room "${room}" may import from: ${below.join(', ') || 'no other'}.`;
      return importsFrom([`src/${room}/**/*.ts`], [], forbidden, message);
    }),
  ),
];

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
    files: ['src/{config,eslint,executors,oxlint,results,review,sweep}/**/*.ts'],
    rules: { '@typescript-eslint/no-import-type-side-effects': 'error' },
  },
  {
    // What these rooms need of the runtime is loaded in a twentieth of the simulator's time.
    files: ['src/{page,results,sweep}/**/*.ts', 'src/executors/sim-run/**/*.ts'],
    ignores: [...TESTS, 'src/page/script/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@gossip/sim-runtime/sim',
              message:
                'Import values from "@gossip/sim-runtime/results", which loads no simulator.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  ...dependencyDirection,
];
