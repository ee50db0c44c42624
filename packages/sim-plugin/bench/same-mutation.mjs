import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { simMutate } from '../dist/executors/sim-mutate/sim-mutate.js';
import { MutationProgress } from '../dist/executors/sim-mutate/mutation-progress.js';
import { STARTERS, withStarters } from './mutation/starters.mjs';

/**
 * `npm run same-mutation`: tries the mutants of each starter twice on the machine as it is, with one worker and with
 * several, and once beside busy processes, and compares `mutation.json` byte for byte. Exits with 0 only where it is
 * the same.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, seeds: { type: 'string', default: '50' } },
});
const SEVERAL = Math.max(2, availableParallelism());
const BUSY = 4 * availableParallelism();

await withStarters(async (workspace) => {
  for (const { type, level } of STARTERS) {
    if (values.only !== undefined && values.only !== type) continue;
    const mutate = (workers) => reportOf(workspace, type, level, workers);
    const first = await mutate(1);
    const second = await mutate(SEVERAL);
    const loaded = await besideBusyProcesses(() => mutate(SEVERAL));
    const rounds = [
      [`${SEVERAL} workers`, second],
      [`${SEVERAL} workers beside ${BUSY} busy processes`, loaded],
    ];
    for (const [name, report] of rounds)
      tell(`${type} at ${level}: 1 worker, ${name}`, first, report);
  }
});

async function reportOf(workspaceRoot, type, level, workers) {
  const projectRoot = `packages/${type}`;
  await simMutate({
    project: type,
    workspaceRoot,
    projectRoot,
    options: { level, seeds: values.seeds, workers },
    print: () => undefined,
    progress: new MutationProgress(process.stderr),
    signal: new globalThis.AbortController().signal,
  });
  const folder = join(workspaceRoot, projectRoot, 'sim-output/mutation', level);
  return readFileSync(join(folder, 'mutation.json'), 'utf8');
}

async function besideBusyProcesses(work) {
  const busy = Array.from({ length: BUSY }, () =>
    spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
  );
  try {
    return await work();
  } finally {
    for (const child of busy) child.kill('SIGKILL');
  }
}

function tell(what, one, other) {
  const lines = other.split('\n');
  const different = one.split('\n').findIndex((line, index) => line !== lines[index]);
  const isSame = one === other;
  const verdict = isSame
    ? `the same ${one.length} characters`
    : `DIFFERENT from line ${different + 1} on`;
  process.stdout.write(`${what}: ${verdict}\n`);
  if (!isSame) process.exitCode = 1;
}
