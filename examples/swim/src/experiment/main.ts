import {
  BLOCKED_PERIODS,
  MEMBERS,
  OPEN_PERIODS,
  PROTOCOLS,
  SLOW_PERIODS,
} from './experiment-settings.js';
import { slowRun } from './slow-run.js';

/** Prints how slow members make healthy ones be taken for dead, with and without Lifeguard. */
const SLOW = [0, 4, 16, 32];
const RUNS = 5;

const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
const row = (cells: readonly string[]) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(16) : cell.padStart(14))).join('');

console.log(
  `${MEMBERS} members over ${SLOW_PERIODS} periods, in which slow ones are blocked for ${BLOCKED_PERIODS} and work for ${OPEN_PERIODS}; one is killed.`,
);
console.log(`Medians of ${RUNS} runs:\n`);
console.log(row(['', 'slow', 'false deaths', 'first dead', 'dead to all']));
for (const [name, settings] of Object.entries(PROTOCOLS)) {
  for (const slow of SLOW) {
    const runs = Array.from({ length: RUNS }, (_, seed) => slowRun(seed, settings, slow));
    const figures = (['falseDeaths', 'firstDead', 'deadToAll'] as const).map((figure) =>
      String(median(runs.map((run) => run[figure]))),
    );
    console.log(row([name, String(slow), ...figures]));
  }
}
