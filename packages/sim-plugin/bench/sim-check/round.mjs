import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const SELF = fileURLToPath(import.meta.url);
const EXECUTOR = new URL('../../dist/executors/sim-check/executor.js', import.meta.url);
const TICKS_PER_SECOND = 100;

/** Runs the executor once in a new process, and measures it from its import to its result. */
export function inRound(workspace, project, options = {}) {
  const task = JSON.stringify({ workspace, project, options });
  const { status, stdout, stderr } = spawnSync(process.execPath, [SELF, task], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`sim-check of ${project} failed:\n${stdout}\n${stderr}`);
  return JSON.parse(stdout);
}

if (process.argv[1] === SELF) await round(JSON.parse(process.argv[2]));

async function round({ workspace, project, options }) {
  const printed = [];
  const { write } = process.stdout;
  process.stdout.write = (text) => printed.push(text) > 0;
  const start = performance.now();
  const { default: simCheck } = await import(EXECUTOR.href);
  const { success } = await simCheck(
    { ...options, format: 'json' },
    {
      root: workspace,
      projectName: project,
      projectsConfigurations: {
        version: 2,
        projects: { [project]: { root: `packages/${project}` } },
      },
    },
  );
  const seconds = (performance.now() - start) / 1_000;
  process.stdout.write = write;
  const text = Buffer.from(printed.join('')).toString();
  if (!success) throw new Error(text);
  const { summary } = JSON.parse(text);
  process.stdout.write(
    JSON.stringify({ seconds, processor: processorSeconds(), files: summary.filesReviewed }),
  );
}

/** Of this process and those that it started, which Linux alone tells; elsewhere of this one. */
function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + secondsOfChildren();
}

/** The processor time of the processes that this one has started and seen end, where the system tells. */
export function secondsOfChildren() {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
    return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}
