import { SimPluginError } from '../errors.js';

/**
 * @param place - file, line and column; absent when the bundler does not say
 * @param problem - without a full stop
 */
export function simulationDoesNotBundle(
  place: string | undefined,
  problem: string,
): SimPluginError {
  return new SimPluginError(
    `${place ?? 'The simulation'}: ${problem}. Correct it, then run the simulation again; 'nx sim-check' lists type errors, too.`,
  );
}

/**
 * @param folder - absolute path
 * @param reason - what the system says, without a full stop
 */
export function noScratchSpace(folder: string, reason: string): SimPluginError {
  return new SimPluginError(
    `${folder} takes no files, which a simulation needs while it runs: ${reason}. Make room there or correct its rights.`,
  );
}

/** @param place - file, line and column */
export function decoratorsStay(place: string): SimPluginError {
  return new SimPluginError(
    `${place}: Node has no standard decorators and auto-accessors yet, and there is nothing in this workspace that lowers them: install @swc/core or a TypeScript from 5.0 to 6.0, or write the class without them.`,
  );
}

/** @param source - the file, from the workspace's root */
export function exportsNoSimulation(source: string): SimPluginError {
  return new SimPluginError(
    `${source} exports no simulation: add 'export const simulation = …' with what coordination(), gossip() or pipeline() gives.`,
  );
}

/** @param reason - what the module threw, with its stack */
export function simulationDoesNotLoad(source: string, reason: string): SimPluginError {
  return new SimPluginError(`${source} cannot be loaded: ${reason}`);
}

export function malformedShard(text: string): SimPluginError {
  return new SimPluginError(
    `'${text}' is no shard: give its number and how many there are, such as --shard=2/8 for the second of eight.`,
  );
}

/** @param reason - how the first of them ended, without a full stop */
export function tooManyHangs(count: number, reason: string): SimPluginError {
  return new SimPluginError(
    `${count} seeds did not end (the first: ${reason}), so the seeds after them were not run. Mend what keeps them busy; if they are only slow, let each take longer with --watchdog.`,
  );
}

/** What a worker says cannot be trusted, whatever it says. */
export class UntrustedWorker extends SimPluginError {}

/** @param reason - what the module did: a sentence without a full stop */
export function tampered(source: string, reason: string): UntrustedWorker {
  return new UntrustedWorker(
    `${source} cannot be simulated, since it reaches into its worker: ${reason}. A verdict relies on what was changed, so there is none; leave the globals as they are, and keep timers and sockets out of the simulation.`,
  );
}

export function foreignMessage(source: string): UntrustedWorker {
  return new UntrustedWorker(
    `${source} cannot be simulated: its worker sent a message that is no answer to what it was asked, so there is no verdict. Keep the module away from the process that it runs in.`,
  );
}

/** The machine gave a worker next to no processor time: that says nothing about the simulation. */
export function workerStalled(source: string, wallMs: number): SimPluginError {
  return new SimPluginError(
    `A run of ${source} got too little processor time to end within ${wallMs / 1_000} s, so there is no verdict: run it again when the machine is less busy, or with fewer --workers.`,
  );
}

/** @param reason - how the worker ended, without a full stop */
export function lossNotRepeated(seed: number, reason: string): SimPluginError {
  return new SimPluginError(
    `A worker was lost at seed ${seed} (${reason}), which did not happen again when the seed ran by itself: its result counts, but find out what ended the worker, and run again.`,
  );
}
