import {
  ALLOW_OPTION,
  forbidden,
  reportForbidden,
  useOf,
  type ForbiddenApis,
} from '../ambient/forbidden-api.js';
import type { AmbientUse } from '../ambient/ambient-use.js';
import { isLent } from '../syntax/lent-work.js';
import { hasParameter } from '../syntax/parameter-in-scope.js';
import type { Rule, TextEdit } from '../rule.js';
import type { ReviewedSource } from '../source/reviewed-source.js';

type MessageId = 'draw' | 'memory' | 'package' | 'exported' | 'escapes' | 'hidden';

const CRYPTO_DRAWS = [
  'getRandomValues',
  'randomUUID',
  'subtle.generateKey',
  'randomBytes',
  'randomFill',
  'randomFillSync',
  'randomInt',
  'pseudoRandomBytes',
  'prng',
  'rng',
  'generateKey',
  'generateKeySync',
  'generateKeyPair',
  'generateKeyPairSync',
  'generatePrime',
  'generatePrimeSync',
];

const CRYPTO_NAMES = [
  'crypto',
  'node:crypto',
  'node:crypto.webcrypto',
  'crypto.webcrypto',
  'webcrypto',
];

/** A package that makes identifiers on its own. */
interface Generator {
  /** Its exports that do, besides the default one. */
  readonly exports: readonly string[];
  /**
   * Whether the clock and the randomness of a loan decide its identifiers. One that keeps a pool of
   * random bytes from call to call carries them from one run into the next, whatever it is lent.
   */
  readonly isLendable?: boolean;
}

const PACKAGES: Readonly<Record<string, Generator>> = {
  uuid: { exports: ['v1', 'v4', 'v6', 'v7'] },
  'uuid/v1': { exports: [] },
  'uuid/v4': { exports: [] },
  nanoid: { exports: ['nanoid', 'customAlphabet', 'random'] },
  'nanoid/non-secure': { exports: ['nanoid', 'customAlphabet'] },
  ulid: { exports: ['ulid', 'monotonicFactory'], isLendable: true },
  ulidx: { exports: ['ulid', 'monotonicFactory'], isLendable: true },
  uuidv7: { exports: ['uuidv4', 'uuidv7'] },
  cuid: { exports: [] },
  '@paralleldrive/cuid2': { exports: ['createId', 'init'] },
  '@lukeed/uuid': { exports: ['uid', 'v4'] },
  'crypto-random-string': { exports: [] },
  'get-random-values': { exports: [] },
  hyperid: { exports: [] },
  ksuid: { exports: [] },
  'random-bytes': { exports: [] },
  randombytes: { exports: [] },
  shortid: { exports: ['generate'] },
  'unique-string': { exports: [] },
};

/** What a loan draws from the simulation's randomness. */
const LENT: ReadonlySet<string> = new Set([
  'Math.random',
  ...['getRandomValues', 'randomUUID', 'randomBytes', 'randomFillSync', 'randomInt'].flatMap(
    (draw) => CRYPTO_NAMES.map((name) => `${name}.${draw}`),
  ),
  ...Object.entries(PACKAGES).flatMap(([name, { exports, isLendable }]) =>
    isLendable === true ? [name, ...exports.map((it) => `${name}.${it}`)] : [],
  ),
]);

const APIS: ForbiddenApis<MessageId> = new Map([
  ...forbidden<MessageId>('draw', ['Math.random', 'Bun.randomUUIDv7', 'URL.createObjectURL']),
  ...forbidden<MessageId>('memory', [
    'Buffer.allocUnsafe',
    'Buffer.allocUnsafeSlow',
    'node:buffer.Buffer.allocUnsafe',
    'node:buffer.Buffer.allocUnsafeSlow',
  ]),
  ...forbidden<MessageId>(
    'draw',
    CRYPTO_NAMES.flatMap((name) => CRYPTO_DRAWS.map((draw) => `${name}.${draw}`)),
  ),
  ...forbidden<MessageId>(
    'package',
    Object.entries(PACKAGES).flatMap(([name, { exports }]) => exports.map((it) => `${name}.${it}`)),
  ),
  ...Object.keys(PACKAGES).map(
    (name) =>
      [name, [{ messageId: 'package', when: useOf('call', 'construct', 'escape') }]] as const,
  ),
  ...['Math', ...CRYPTO_NAMES].map(
    (path) =>
      [
        path,
        [
          { messageId: 'exported', when: useOf('export') },
          { messageId: 'escapes', when: useOf('escape') },
          { messageId: 'hidden', when: useOf('dynamic') },
        ],
      ] as const,
  ),
]);

/** No randomness but the seeded one that a module is given. */
export const noUnseededRandomness: Rule<MessageId> = {
  name: 'no-unseeded-randomness',
  summary: 'Draw only from the `Random` that is passed in.',
  why: 'A draw that does not come from the seed differs from run to run, and a failure that depends on it cannot be replayed.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    draw: {
      what: '`{{api}}` draws a random value that no seed decides.',
      fix: 'Take a `random: Random` as a parameter and draw from it.',
    },
    memory: {
      what: '`{{api}}` shows what was left in memory, which no seed decides, until it is overwritten.',
      fix: 'Use `Buffer.alloc` or `new Uint8Array`, which begin with zeros.',
      severity: 'WARN',
    },
    package: {
      what: '`{{api}}` makes identifiers from a clock or from randomness that no seed decides.',
      fix: 'Let the caller pass the identifier in, or make it from a `random: Random` parameter.',
    },
    exported: {
      what: '`{{api}}` is exported under another name, and with it randomness that no seed decides.',
      fix: 'Export functions that take a `random: Random` as a parameter.',
    },
    escapes: {
      what: '`{{api}}` is handed on, and whoever gets it can draw randomness that no seed decides.',
      fix: 'Hand on a `random: Random`, or the one function that is needed.',
      severity: 'WARN',
    },
    hidden: {
      what: 'A member of `{{api}}` is chosen while running, which can be its random generator.',
      fix: 'Name the member, or take a `random: Random` as a parameter.',
      severity: 'WARN',
    },
  },
  options: ALLOW_OPTION,
  create: (context) =>
    reportForbidden(
      context,
      APIS,
      (use) => belowInstead(use, context.source),
      ({ path, node }) => LENT.has(path) && isLent(node, context),
    ),
};

/** `Math.floor(Math.random() * n)` where a parameter `random: Random` is at hand. */
function belowInstead({ path, node }: AmbientUse, source: ReviewedSource): TextEdit | undefined {
  const product =
    path === 'Math.random' && node.type === 'CallExpression' ? node.parent : undefined;
  if (product?.type !== 'BinaryExpression' || product.operator !== '*') return undefined;
  const floor = product.parent;
  if (floor.type !== 'CallExpression' || floor.arguments.length !== 1) return undefined;
  if (source.text.slice(...floor.callee.range) !== 'Math.floor') return undefined;
  if (!hasParameter('random', 'Random', floor, source)) return undefined;
  const bound = product.left === node ? product.right : product.left;
  const text = `random.below(${source.text.slice(...bound.range)})`;
  return { start: floor.range[0], end: floor.range[1], text };
}
