import root from '../../eslint.config.mjs';

/** What a module type is, its room alone says: all other rooms read its definition. */
const MODULE_TYPES = ['coordination', 'gossip', 'pipeline', 'service'];

/** Services run in contexts of Node, so that their room, alone of those below the attic, uses its APIs. */
const USES_NODE = 'service';

/**
 * The rooms of the runtime, from the bottom up. A room may import from the rooms of earlier rows and
 * from itself, never from its own row's neighbours or from above.
 */
const floors = [
  ['contracts'],
  ['kernel'],
  ['faults', 'guards', 'oracles', 'recording'],
  ['history'],
  ['plan', 'trace'],
  ['parties'],
  ['run'],
  ['injection'],
  MODULE_TYPES,
  ['sweep'],
  ['report'],
  ['audit'],
  ['explore'],
];

/** On top of them all, and free to import from any: it runs modules for real, on Node's own APIs. */
const attic = 'node';

const rooms = [...floors.flat(), attic];

const dependencyDirection = floors.flatMap((floor, height) =>
  floor.map((room) => {
    const below = floors.slice(0, height).flat();
    const forbidden = rooms.filter((other) => other !== room && !below.includes(other));
    return {
      files: [`**/src/${room}/**/*.ts`],
      ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: [
                  ...forbidden.map((other) => `**/${other}/**`),
                  ...(room === USES_NODE ? [] : ['node:*']),
                ],
                message: `The room "${room}" may import from: ${below.join(', ') || 'nothing'}. Node APIs belong in the room "${attic}" alone.`,
              },
            ],
          },
        ],
      },
    };
  }),
);

/** What ECMAScript leaves to the engine: its last bit may differ from one to the next. */
const APPROXIMATE =
  'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan tanh';

const sameOnEveryEngine = {
  files: ['**/src/**/*.ts'],
  ignores: ['**/*.spec.ts', '**/*.fixture.ts', '**/src/report/**'],
  rules: {
    'no-restricted-properties': [
      'error',
      ...APPROXIMATE.split(' ').map((property) => ({
        object: 'Math',
        property,
        message: 'Engines differ in its last bit, so a seed would not be one universe everywhere.',
      })),
    ],
  },
};

const namesNoModuleType = {
  files: ['report', 'sweep', 'recording', 'injection', 'audit'].map(
    (room) => `**/src/${room}/**/*.ts`,
  ),
  ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector: `Literal[value=/^(${MODULE_TYPES.join('|')})$/]`,
        message:
          'This room names no module type: ask the definition of the type (run/module-type.ts).',
      },
      {
        selector: `ImportDeclaration[source.value=/\\/(${MODULE_TYPES.join('|')})\\//]`,
        message:
          'This room imports from no module type: ask the definition of the type (run/module-type.ts).',
      },
    ],
  },
};

/** A method for each fault, and a loop that calls cost most in: parts of them would be longer together. */
const longer = {
  files: ['sim-harness', 'network-engine', 'courier'].map((file) => `**/src/*/${file}.ts`),
  rules: { 'max-lines': ['error', { max: 290, skipBlankLines: true, skipComments: true }] },
};

export default [...root, ...dependencyDirection, sameOnEveryEngine, namesNoModuleType, longer];
