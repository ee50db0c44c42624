import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type History } from '../history/history-event.js';

/** What an oracle of a coordination module sees after every event. */
export interface CoordinationWorld<State, Input = unknown, Effect = unknown, Belief = unknown> {
  /** The coordinator's time: the one that transitions are given. */
  readonly now: LogicalTime;
  /** The authoritative state. */
  readonly state: State;
  /** The state before the event; the same as `state` where the event changed nothing. */
  readonly previous: State;
  /** The input that was applied, if that is what happened. */
  readonly input: Input | undefined;
  /** All effects that it had, whether or not they arrive. */
  readonly effects: readonly Effect[];
  /** The actor that sent the input, or that an effect has just reached. */
  readonly actor: NodeId;
  /** What each actor believes, by its id. */
  readonly beliefs: readonly Belief[];
  /** The actors' calls so far, where the definition says what they are. */
  readonly history?: History;
}
