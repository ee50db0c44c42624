import { parseArgs } from 'node:util';

export interface SoakOptions {
  readonly runs: number;
  /** One in so many seeds is audited. */
  readonly auditEvery: number;
  readonly firstSeed: number;
  /** How many runs there are from one look at the heap to the next. */
  readonly lookEvery: number;
  /** How much larger the heap may be at the last look than at the second. */
  readonly mostGrowthMb: number;
}

/** @throws RangeError when one is out of range */
export function readOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '100000' },
      audit: { type: 'string', default: '10' },
      firstSeed: { type: 'string', default: '0' },
      every: { type: 'string', default: '5000' },
      mostGrowth: { type: 'string', default: '2' },
    },
  });
  return {
    runs: whole('runs', values.runs),
    auditEvery: whole('audit', values.audit),
    firstSeed: whole('firstSeed', values.firstSeed, 0),
    lookEvery: whole('every', values.every),
    mostGrowthMb: whole('mostGrowth', values.mostGrowth),
  };
}

function whole(name: string, text: string, least = 1): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`--${name} is a whole number from ${least}, not ${text}.`);
}
