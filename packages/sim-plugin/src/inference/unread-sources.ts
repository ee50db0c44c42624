import { minimatch } from 'minimatch';
import { SOURCES, UNREAD, UNREAD_BY_RUN } from './simulation-inputs.js';

/** Whether `sim-run` depends on a file of the project that it simulates, by its path in that project. */
export function isInputOfRun(path: string): boolean {
  return ![...UNREAD, ...UNREAD_BY_RUN].some((glob) => matches(path, glob));
}

/** Whether `sim-run` depends on a file of a project that the simulated one depends on, by its path there. */
export function isInputOfDependents(path: string): boolean {
  return matches(path, SOURCES);
}

function matches(path: string, glob: string): boolean {
  return minimatch(path, glob, { dot: true });
}
