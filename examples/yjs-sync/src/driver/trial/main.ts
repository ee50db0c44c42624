import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { runTrial, WRITERS } from './trial.js';

/** Runs a trial in the folder that is named, which must not be there yet, and prints its result. */
const [, , folder] = process.argv;
if (folder === undefined) {
  console.error('Name a folder that is not there yet: node dist/driver/trial/main.js <folder>');
  process.exit(1);
}
mkdirSync(folder);
const { saved, cuts, convergedAfterMs, documents, flaws, flights } = await runTrial(
  new URL('./participant.js', import.meta.url),
  folder,
);
console.log(
  `${WRITERS} writers saved ${saved} edits; ${cuts} connections were cut, 2 processes killed.`,
);
console.log(
  `${documents.length} documents were equal ${Math.round(convergedAfterMs)} ms after the last edit.`,
);
console.log(flaws.length === 0 ? 'Nothing is lost, and nothing is there twice.' : flaws.join('\n'));
for (const { recording, traceHash } of flights) {
  console.log(`${recording}  trace hash 0x${traceHash.toString(16).padStart(8, '0')}`);
}
process.exitCode = flaws.length === 0 ? 0 : 1;
