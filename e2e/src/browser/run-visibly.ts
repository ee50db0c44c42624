import { spawnSync } from 'node:child_process';

/** Runs a command whose output is for whoever waits. What it fails at shows in what it leaves undone. */
export function runVisibly(command: string, parameters: readonly string[]): void {
  spawnSync(command, parameters, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
