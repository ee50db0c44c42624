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
