import { spawnSync } from 'node:child_process';
import process from 'node:process';

/**
 * Runs one round of a benchmark in a process of its own.
 *
 * @param script - the benchmark, which runs a round where it is given `--round`: absolute path
 * @param task - what the round is to do, as plain data
 * @returns the round's result: the last line that it prints, as JSON
 */
export function runRound(script, task) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [script, '--round', JSON.stringify(task)],
    {
      encoding: 'utf8',
    },
  );
  try {
    return JSON.parse(stdout.trimEnd().split('\n').at(-1));
  } catch {
    throw new Error(`A round failed:\n${stdout}${stderr}`);
  }
}
