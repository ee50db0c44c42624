import { parseLevel } from '@gossip/sim-runtime/sim';
import { parseArgs } from 'node:util';
import { plantedBugs, type Subject, zooOf } from './bench-subjects.js';
import { failures, hunt } from './hunt.js';

/**
 * How many seeds it takes to find each planted mistake from several first seeds, and how large the shrunk plans are:
 * the work of `npm run bench:bugs`. With `--right N` it says, too, which of N seeds of each correct module fail.
 */
const { values } = parseArgs({
  options: {
    project: { type: 'string', multiple: true },
    zoo: { type: 'string' },
    level: { type: 'string', default: 'stormy' },
    firstSeeds: { type: 'string', default: '0,100000,200000,300000,400000' },
    seeds: { type: 'string', default: '1000' },
    right: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
const level = parseLevel(values.level);
const firstSeeds = values.firstSeeds.split(',').map((text) => wholeNumber('firstSeeds', text));
const mostSeeds = wholeNumber('seeds', values.seeds);
const rightSeeds = wholeNumber('right', values.right);

/** What was found of a mistake from one first seed. */
interface Found {
  readonly firstSeed: number;
  /** `null` where no seed of the hunt fails. */
  readonly seeds: number | null;
  readonly operations?: number;
  readonly faults?: number;
  readonly lines?: number;
}

interface Row {
  readonly name: string;
  readonly correct: boolean;
  /** The median of seeds, where a hunt without a find counts as one more than it took; `null` of a correct module. */
  readonly median: number | null;
  readonly hunts: readonly Found[];
  readonly failures: readonly string[];
}

const rows: Row[] = [];
for (const subject of await subjectsOf(values)) {
  const row = await measure(subject);
  if (row === undefined) continue;
  rows.push(row);
  if (!values.json) console.log(lineOf(row));
}
const median = geometricMean(rows.flatMap((row) => (row.median === null ? [] : [row.median])));
if (values.json)
  console.log(JSON.stringify({ level, mostSeeds, rightSeeds, median, rows }, null, 1));
else console.log(`geometric mean of the medians: ${median.toFixed(1)}`);
if (rows.some((row) => row.failures.length > 0)) process.exitCode = 1;

async function subjectsOf(chosen: {
  readonly zoo?: string | undefined;
  readonly project?: readonly string[] | undefined;
}): Promise<readonly Subject[]> {
  const { zoo, project } = chosen;
  const all = [...plantedBugs(), ...(zoo === undefined ? [] : await zooOf(zoo))];
  const stranger = project?.find((name) => !all.some((subject) => subject.name === name));
  if (stranger !== undefined) {
    throw new RangeError(
      `Unknown project "${stranger}": use ${all.map(({ name }) => name).join(', ')}.`,
    );
  }
  return project === undefined ? all : all.filter(({ name }) => project.includes(name));
}

async function measure({ name, correct, load }: Subject): Promise<Row | undefined> {
  if (correct) {
    if (rightSeeds === 0) return undefined;
    return {
      name,
      correct,
      median: null,
      hunts: [],
      failures: failures(await load(), rightSeeds, level),
    };
  }
  const loaded = await load();
  const hunts = firstSeeds.map((firstSeed): Found => {
    const found = hunt(loaded, firstSeed, level, mostSeeds);
    if (found === undefined) return { firstSeed, seeds: null };
    const { shrunk, story } = found.bug;
    return {
      firstSeed,
      seeds: found.seeds,
      operations: shrunk?.operations.after ?? NaN,
      faults: shrunk?.faults.after ?? NaN,
      lines: story.length,
    };
  });
  const seeds = hunts.map((found) => found.seeds ?? mostSeeds + 1).sort((one, two) => one - two);
  return { name, correct, median: seeds[seeds.length >> 1] ?? null, hunts, failures: [] };
}

function lineOf({ name, correct, median: middle, hunts, failures: failed }: Row): string {
  if (correct) return `${name}: ${failed.length} of ${rightSeeds} seeds fail ${failed[0] ?? ''}`;
  const seeds = hunts.map((found) => String(found.seeds ?? `>${mostSeeds}`));
  const sizes = hunts.map(({ operations, faults, lines }) =>
    operations === undefined ? '-' : `${operations}/${faults}/${lines}`,
  );
  return `${name}: median ${middle} (${seeds.join(' ')}), operations/faults/lines ${sizes.join(' ')}`;
}

function geometricMean(numbers: readonly number[]): number {
  return Math.exp(numbers.reduce((sum, each) => sum + Math.log(each), 0) / numbers.length);
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`--${option} takes whole numbers from 0, not "${text}".`);
  }
  return value;
}
