import { type Json } from './plain-json.js';

/** What every recorded input has. */
interface Base {
  /** When it reached the module, in ticks by the clock that the module was given. */
  readonly at: number;
  /** The actor or node that it reached. */
  readonly party: number;
  /** The digest of what it came to, as an unsigned 32-bit integer. */
  readonly outcome: number;
}

/**
 * One thing that reached a module which ran for real, with all that its logic was given, so that it can
 * be given the same again. Data are JSON in the form of `toJson`.
 */
export type RecordedInput =
  /** A coordination module was found in a state that the inputs before do not lead to, as at its start. */
  | (Base & { readonly kind: 'state'; readonly state: Json })
  /** An input of a coordination module. */
  | (Base & { readonly kind: 'input'; readonly input: Json })
  /** An event of a pipeline stage. */
  | (Base & { readonly kind: 'event'; readonly event: Json })
  /** A sans-IO node was made. */
  | (Base & {
      readonly kind: 'start';
      readonly seed: number;
      readonly nodeCount: number;
      readonly durable: Json;
    })
  | (Base & { readonly kind: 'message'; readonly from: number; readonly message: Json })
  | (Base & { readonly kind: 'timeout' })
  /** A client called one of the node's own methods. */
  | (Base & { readonly kind: 'call'; readonly method: string; readonly args: Json });

export type RecordedKind = RecordedInput['kind'];

/** Which kinds of input modules of each type have. */
export const RECORDED_KINDS = {
  coordination: ['state', 'input'],
  gossip: ['start', 'message', 'timeout', 'call'],
  pipeline: ['event'],
} as const satisfies Readonly<Record<string, readonly RecordedKind[]>>;
