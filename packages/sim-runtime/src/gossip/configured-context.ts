import { type NodeContext } from './node-context.js';

/** What a node is made from in a simulation. */
export interface ConfiguredContext<Durable, Configuration> extends NodeContext<Durable> {
  /** The configuration of this run, where the definition draws one. */
  readonly configuration: Configuration;
  /** The node's role; empty where the definition has none. */
  readonly role: string;
}

/** Adds what a definition's configuration and roles say to the context of a start. */
export function configuredContext<Durable, Configuration>(
  context: NodeContext<Durable>,
  configuration: Configuration,
  role: string,
): ConfiguredContext<Durable, Configuration> {
  return Object.assign(context, { configuration, role });
}
