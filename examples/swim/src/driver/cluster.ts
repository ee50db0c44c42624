import { mkdir, rm } from 'node:fs/promises';
import process from 'node:process';
import { formatTraceHash } from '@gossip/sim-runtime/sim';
import { compare } from './comparison.js';
import { recordingOf } from './flight.js';
import { realRun } from './real-run.js';
import { MEMBERS, MS_PER_TICK, SETTINGS } from './settings.js';
import { simulatedRun } from './simulated-run.js';

/**
 * Prints a real run beside the distribution of two hundred simulated ones. What reaches the members is
 * recorded in the folder that the command line names, or else in `test-output/flight`, in place of
 * what an earlier run has recorded there.
 */
const SIMULATED_RUNS = 200;

const [folder = 'test-output/flight'] = process.argv.slice(2);
const recordings = Array.from({ length: MEMBERS }, (_, id) => recordingOf(folder, id));
await mkdir(folder, { recursive: true });
await Promise.all(recordings.map((file) => rm(file, { force: true })));

const simulated = Array.from({ length: SIMULATED_RUNS }, (_, seed) => simulatedRun(seed));
const { outcome, flights } = await realRun(new URL('./member.js', import.meta.url), folder);

console.log(
  `${MEMBERS} processes over UDP, one killed, one paused. Protocol periods (of ${SETTINGS.periodTicks * MS_PER_TICK} ms) after the event:\n`,
);
const row = (cells: readonly string[]) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(28) : cell.padStart(8))).join('');
console.log(row(['', 'real', 'least', 'median', '95 %', 'most']));
for (const { measure, ...figures } of compare(outcome, simulated)) {
  const { real: measured, least, median, p95, most } = figures;
  const cells = [measured, least, median, p95, most].map((value) => value.toFixed(1));
  console.log(row([measure, ...cells]));
}
console.log(`\nsimulated: ${SIMULATED_RUNS} runs, in which members start at other moments`);

console.log(
  `\nrecorded in ${folder}, each to be replayed by \`nx sim-run @gossip/swim --plan=<file>\`:`,
);
for (const { id, states, traceHash, contentHash } of flights) {
  const hashes = `trace hash ${formatTraceHash(traceHash)}, content hash ${formatTraceHash(contentHash)}`;
  console.log(`member-${id}.ndjson: ${states} inputs, ${hashes}`);
}
