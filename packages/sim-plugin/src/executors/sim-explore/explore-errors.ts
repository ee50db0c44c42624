import type { Executing } from '@gossip/sim-runtime/explore';
import { SimPluginError } from '../../errors.js';

export function unreadablePath(file: string, reason: string): SimPluginError {
  return new SimPluginError(
    `The path file ${file} cannot be replayed: ${reason}; --path takes a *.path.json of sim-explore.`,
  );
}

export function otherSimulation(file: string, own: string, wanted: string): SimPluginError {
  return new SimPluginError(
    `The path file ${file} is of the simulation '${wanted}', and this is '${own}': --module chooses another.`,
  );
}

export function doesNotLoad(source: string, reason: string): SimPluginError {
  return new SimPluginError(`${source} does not load: ${reason}`);
}

export function noSimulation(source: string): SimPluginError {
  return new SimPluginError(
    `${source} exports no simulation: export the result of coordination, gossip or pipeline as \`simulation\`.`,
  );
}

/**
 * What did not return beside the search.
 *
 * @param what - the subject of the sentence
 */
export function neverReturned(simulation: string, ms: number, what: string): SimPluginError {
  return new SimPluginError(
    `The exploration of "${simulation}" was stopped: ${what} did not return within ${ms / 1_000} s; a function of the module, or a check of an oracle, loops for ever.`,
  );
}

/** A function of the module that never returns. */
export function neverReturns(
  simulation: string,
  ms: number,
  { action, steps }: Partial<Executing>,
): SimPluginError {
  const what = action === undefined ? 'asking for the possible actions' : `the action ${action}`;
  const path =
    steps === undefined || steps.length === 0
      ? 'in the initial state'
      : `after ${steps.join('; ')}`;
  return new SimPluginError(
    `The exploration of "${simulation}" was stopped: ${what} did not return within ${ms / 1_000} s ${path}; a function of the module, or a check of an oracle, loops for ever.`,
  );
}
