import { parseLevel } from '@gossip/sim-runtime/sim';
import { parseArgs } from 'node:util';
import { plantedBugs, zooOf } from '../bugs/bench-subjects.js';
import { compare, type Comparison } from './compare.js';

/**
 * Whether plans made from plans that reached something new find planted mistakes sooner than the seeds' own plans: the
 * work of `npm run bench:guided`. Each pair sweeps the same seeds twice, once with a third of the plans replaced.
 */
const { values } = parseArgs({
  options: {
    project: { type: 'string', multiple: true },
    zoo: { type: 'string' },
    level: { type: 'string', default: 'stormy' },
    seeds: { type: 'string', default: '1000' },
    pairs: { type: 'string', default: '20' },
  },
});
const level = parseLevel(values.level);
const seeds = wholeNumber('seeds', values.seeds);
const pairs = wholeNumber('pairs', values.pairs);

const subjects = [...plantedBugs(), ...(values.zoo === undefined ? [] : await zooOf(values.zoo))];
const stranger = values.project?.find((name) => !subjects.some((one) => one.name === name));
if (stranger !== undefined) {
  throw new RangeError(
    `Unknown project "${stranger}": use ${subjects.map(({ name }) => name).join(', ')}.`,
  );
}
for (const { name, correct, load } of subjects) {
  if (correct || values.project?.includes(name) === false) continue;
  console.log(lineOf(name, compare(await load(), level, { seeds, pairs })));
}

function lineOf(name: string, { random, guided, sooner, later }: Comparison): string {
  const found = (of: number): string => `${of} of ${pairs}`;
  const rate = ({ failing, plans }: Comparison['random']): string => `${failing} of ${plans}`;
  return [
    `${name}: found ${found(random.found)} at random, ${found(guided.found)} guided`,
    `guided sooner in ${sooner}, later in ${later}`,
    `failing plans ${rate(random)} at random, ${rate(guided)} guided`,
  ].join(' | ');
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new RangeError(`--${option} takes whole numbers from 1, not "${text}".`);
}
