import { compare } from './comparison.js';
import { realRun } from './real-run.js';
import { MEMBERS, MS_PER_TICK, SETTINGS } from './settings.js';
import { simulatedRun } from './simulated-run.js';

/** Prints a real run beside the distribution of two hundred simulated ones. */
const SIMULATED_RUNS = 200;

const simulated = Array.from({ length: SIMULATED_RUNS }, (_, seed) => simulatedRun(seed));
const real = await realRun(new URL('./member.js', import.meta.url));

console.log(
  `${MEMBERS} processes over UDP, one killed, one paused. Protocol periods (of ${SETTINGS.periodTicks * MS_PER_TICK} ms) after the event:\n`,
);
const row = (cells: readonly string[]) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(28) : cell.padStart(8))).join('');
console.log(row(['', 'real', 'least', 'median', '95 %', 'most']));
for (const { measure, ...figures } of compare(real, simulated)) {
  const { real: measured, least, median, p95, most } = figures;
  const cells = [measured, least, median, p95, most].map((value) => value.toFixed(1));
  console.log(row([measure, ...cells]));
}
console.log(`\nsimulated: ${SIMULATED_RUNS} runs, in which members start at other moments`);
