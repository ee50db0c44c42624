import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** Clock ticks of Linux, in which it counts the processor time of processes, a second. */
const TICKS = 100;

/**
 * Runs a command to its end.
 *
 * @returns seconds on the wall, and seconds of processor time of it and its children (Linux alone counts them)
 */
export async function measured(words, cwd) {
  const before = { wall: performance.now(), processor: ended() };
  const [command, ...args] = words;
  const chunks = [];
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (it) => chunks.push(it));
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`${words.join(' ')} failed:\n${chunks.join('')}`);
  return {
    wall: (performance.now() - before.wall) / 1_000,
    processor: ended() - before.processor,
    output: chunks.join(''),
  };
}

/** The processor time of the children of this process that have ended, in seconds. */
function ended() {
  if (process.platform !== 'linux') return Number.NaN;
  const [, fields = ''] = /^.*\) (.*)$/s.exec(readFileSync('/proc/self/stat', 'utf8')) ?? [];
  const [user, system] = fields.split(' ').slice(13, 15);
  return (Number(user) + Number(system)) / TICKS;
}
