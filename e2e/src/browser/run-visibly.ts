import { spawnSync } from 'node:child_process';

/** Runs a command with its output on the terminal. Its failure shows in the work that it leaves undone. */
export function runVisibly(command: string, parameters: readonly string[]): void {
  spawnSync(command, parameters, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
