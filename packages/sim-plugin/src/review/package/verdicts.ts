/** What a reading of a published package found. */
export interface PackageVerdict {
  /** The version that was read; it holds for later ones of the same major version. */
  readonly read: string;
  /** Whether modules may import it without a word of the project's own. */
  readonly isDeterministic: boolean;
  /** Why, or why not. */
  readonly reason: string;
}

const deterministic = (read: string, reason: string): PackageVerdict => ({
  read,
  isDeterministic: true,
  reason,
});
const not = (read: string, reason: string): PackageVerdict => ({
  read,
  isDeterministic: false,
  reason,
});

/**
 * Verdicts on common packages, by name. Each comes from a review in the strict boundary and from a
 * reading of the places that it names.
 */
export const VERDICTS: ReadonlyMap<string, readonly PackageVerdict[]> = new Map([
  ['big.js', [deterministic('7.0.1', 'decimal arithmetic on digits; nothing is found in it')]],
  [
    'bignumber.js',
    [
      deterministic(
        '11.1.5',
        'decimal arithmetic on digits; only `BigNumber.random` draws, and the guards stop it',
      ),
    ],
  ],
  [
    'date-fns',
    [
      not(
        '4.4.0',
        'most functions count in the time zone of the machine, and those about today read the clock',
      ),
    ],
  ],
  ['dequal', [deterministic('2.0.3', 'compares two values and keeps nothing')]],
  ['fast-deep-equal', [deterministic('3.1.3', 'compares two values and keeps nothing')]],
  [
    'immer',
    [
      deterministic(
        '10.2.0',
        'copies on write; the scope at hand is given back when a producer ends, and plugins are enabled once, at load',
      ),
      deterministic(
        '11.2.10',
        'copies on write; the scope at hand is given back when a producer ends, and plugins are enabled once, at load',
      ),
    ],
  ],
  [
    'immutable',
    [
      not(
        '5.2.1',
        'objects as keys get hash codes from a counter that goes on from run to run, and with them the order of a `Map` or `Set`',
      ),
    ],
  ],
  [
    'lodash-es',
    [
      not(
        '4.18.1',
        '`random`, `sample` and `shuffle` draw, `uniqueId` counts on from run to run, `debounce` and its like wait',
      ),
    ],
  ],
  [
    'mutative',
    [
      deterministic(
        '2.0.0',
        'copies on write; what it keeps between calls only saves it from looking up the draft of an array again',
      ),
    ],
  ],
  [
    'nanoid',
    [
      not(
        '3.3.20',
        'identifiers from a pool of random bytes that is kept from run to run, so that not even `borrowed` decides them',
      ),
      not(
        '5.1.16',
        'identifiers from a pool of random bytes that is kept from run to run, so that not even `borrowed` decides them',
      ),
    ],
  ],
  [
    'neverthrow',
    [
      deterministic(
        '8.2.0',
        'results as values; `ResultAsync` makes promises, which the guards stop',
      ),
    ],
  ],
  [
    'pure-rand',
    [
      deterministic(
        '8.4.2',
        'generators that draw from the seed that they are given; nothing is found in it',
      ),
    ],
  ],
  [
    'ramda',
    [not('0.32.0', '`ascendNatural` and `descendNatural` compare by the locale of the machine')],
  ],
  [
    'remeda',
    [
      deterministic(
        '2.61.0',
        'pure functions, but for those that draw or wait, such as `shuffle` and `debounce`, which the guards stop',
      ),
    ],
  ],
  ['superstruct', [deterministic('2.0.2', 'validates a value against a schema and keeps nothing')]],
  [
    'ts-pattern',
    [deterministic('5.9.2', 'matches a value against patterns; nothing is found in it')],
  ],
  [
    'ulid',
    [not('3.0.2', 'identifiers from the clock and from `crypto`: call it within `borrowed`')],
  ],
  [
    'zod',
    [
      deterministic(
        '4.6.7',
        'validates a value against a schema; what it keeps between calls is given back or would be computed again alike, and asynchronous parsing is stopped by the guards; `z.config` belongs at load time',
      ),
    ],
  ],
]);

/** The verdict on a version of a package, if one was given that holds for it. */
export function verdictOn(name: string, version: string): PackageVerdict | undefined {
  return VERDICTS.get(name)?.find(({ read }) => holdsFor(read, version));
}

/** The versions that a verdict holds for, as npm writes them. */
export function rangeOf({ read }: PackageVerdict): string {
  return `^${read}`;
}

/** As `^read` in npm, for releases alone. */
function holdsFor(read: string, version: string): boolean {
  const from = numbers(read);
  const at = numbers(version);
  if (from === undefined || at === undefined) return false;
  // Below 1.0.0 a minor version may break, and below 0.1.0 any.
  const first = from.findIndex((part) => part !== 0);
  const fixed = first < 0 ? from.length : first + 1;
  if (from.slice(0, fixed).some((part, index) => part !== at[index])) return false;
  const differing = from.findIndex((part, index) => part !== at[index]);
  return differing < 0 || (at[differing] ?? 0) > (from[differing] ?? 0);
}

function numbers(version: string): readonly number[] | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  return parts?.slice(1).map(Number);
}
