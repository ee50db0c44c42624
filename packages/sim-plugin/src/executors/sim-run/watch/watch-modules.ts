import { relative } from 'node:path';
import { printable } from '@gossip/sim-runtime/printable';
import type { ModuleConfig } from '../../../config/sim-config.js';
import { SimPluginError } from '../../../errors.js';
import { writeResults } from '../write-results.js';
import { Changes } from './changes.js';
import { WatchedModule, type WatchTask } from './watched-module.js';

/**
 * Runs the modules of a project, and again after each change of their code, until the task's signal ends it. A
 * change ends the run that is under way. Errors are printed, and the next change is waited for.
 *
 * @returns `false`: Nx keeps no result of a task that has failed, and the result of this one depends on the
 *   files that were saved meanwhile
 */
export async function watchModules(
  task: WatchTask,
  modules: readonly ModuleConfig[],
): Promise<false> {
  const watched = modules.map((module) => new WatchedModule(task, module));
  const changes = new Changes();
  try {
    while (!task.signal.aborted) {
      const change = changes.begin();
      changes.follow(watched.flatMap(({ sources }) => sources));
      const signal = AbortSignal.any([task.signal, change]);
      await runAll(task, watched, signal);
      changes.follow(watched.flatMap(({ sources }) => sources));
      await aborted(signal);
      if (change.aborted) task.print(`\nChanged        ${nameOf(task, change.reason)}\n`);
    }
  } finally {
    changes.dispose();
    for (const module of watched) module.dispose();
  }
  return false;
}

async function runAll(
  task: WatchTask,
  watched: readonly WatchedModule[],
  signal: AbortSignal,
): Promise<void> {
  for (const module of watched) {
    if (signal.aborted) return;
    await saidAloud(task, signal, async () => {
      if (!(await module.run(signal)) || module.result === undefined) return;
      task.print(module.result.text);
      const results = watched.flatMap(({ result }) => (result === undefined ? [] : [result]));
      writeResults(task, task.request, results);
    });
  }
  if (!signal.aborted) task.print('\nWaiting for a change of the code. Ctrl-C ends.\n');
}

/** Prints the error of an act; what an end of the run has caused is none. */
async function saidAloud(
  { print }: WatchTask,
  signal: AbortSignal,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof SimPluginError)) throw error;
    print(`${error.message}\n`);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The changed file, from the workspace's root. */
function nameOf({ workspaceRoot }: WatchTask, file: unknown): string {
  return printable(relative(workspaceRoot, String(file)).replaceAll('\\', '/'));
}
