import { type Json } from './plain-json.js';

/** What every recorded input has. */
export interface RecordedMoment {
  /** When it reached the module, in ticks by the clock that the module was given. */
  readonly at: number;
  /** The actor or node that it reached. */
  readonly party: number;
  /** The digest of its outcome, as an unsigned 32-bit integer. */
  readonly outcome: number;
}

/**
 * One thing that reached a module which ran for real, with all that its logic was given, so that it can
 * be given the same again. Data are JSON in the form of `toJson`.
 */
export type RecordedInput =
  /** A coordination module was found in a state that the inputs before do not lead to, as at its start. */
  | (RecordedMoment & {
      readonly kind: 'state';
      /** The state that it was found in. */
      readonly state: Json;
    })
  /** An input of a coordination module. */
  | (RecordedMoment & {
      readonly kind: 'input';
      /** What was applied. */
      readonly input: Json;
    })
  /** An event of a pipeline stage. */
  | (RecordedMoment & {
      readonly kind: 'event';
      /** The event that the stage received. */
      readonly event: Json;
    })
  /** A sans-IO node was made. */
  | (RecordedMoment & {
      readonly kind: 'start';
      /** The seed of the node's randomness: an unsigned 32-bit integer. */
      readonly seed: number;
      /** How many nodes there are, this one included. */
      readonly nodeCount: number;
      /** What was kept of an earlier life of it. */
      readonly durable: Json;
    })
  /** A message reached a sans-IO node. */
  | (RecordedMoment & {
      readonly kind: 'message';
      /** The node that sent it. */
      readonly from: number;
      /** What arrived. */
      readonly message: Json;
    })
  /** The timeout of a sans-IO node fell due. */
  | (RecordedMoment & { readonly kind: 'timeout' })
  /** A client called one of the node's own methods. */
  | (RecordedMoment & {
      readonly kind: 'call';
      /** The method's name. */
      readonly method: string;
      /** What it was given: a list. */
      readonly args: Json;
    });

export type RecordedKind = RecordedInput['kind'];
