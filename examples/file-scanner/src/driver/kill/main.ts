import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { RandomStream } from '@gossip/sim-runtime/sim';
import { killAgainAndAgain } from './kill-again-and-again.js';

/** Kills scanners as often as the command line says, and exits with 1 if anything is lost or wrong. */
const kills = Number(process.argv[2] ?? 1_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 32);
const scratch = await mkdtemp(join(tmpdir(), 'file-scanner-'));
try {
  const program = fileURLToPath(new URL('../main.js', import.meta.url));
  const report = await killAgainAndAgain(kills, program, scratch, new RandomStream(seed));
  const { scans, findings, lost, wrong } = report;
  console.log(
    `seed ${seed}: ${report.kills} kills, ${scans} scans, ${findings} findings, ${lost.length} lost, ${wrong.length} twice or wrong`,
  );
  for (const finding of [...lost, ...wrong]) console.log(`  ${finding}`);
  process.exitCode = lost.length + wrong.length === 0 ? 0 : 1;
} finally {
  await rm(scratch, { recursive: true });
}
