import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type History } from '../history/history-event.js';
import { type CoordinationWorld } from './coordination-world.js';

/** A harness as oracles see it: a view, so that keeping it up to date costs nothing. */
export class HarnessWorld<State, Input, Effect, Belief> implements CoordinationWorld<
  State,
  Input,
  Effect,
  Belief
> {
  state: State;
  previous: State;
  input: Input | undefined = undefined;
  effects: readonly Effect[] = [];
  actor = 0 as NodeId;
  readonly beliefs: readonly Belief[];
  history?: History;
  readonly #clock: () => LogicalTime;

  constructor(initialState: State, beliefs: readonly Belief[], clock: () => LogicalTime) {
    this.state = initialState;
    this.previous = initialState;
    this.beliefs = beliefs;
    this.#clock = clock;
  }

  get now(): LogicalTime {
    return this.#clock();
  }

  /** An input was applied. */
  applied(previous: State, state: State, input: Input, effects: readonly Effect[]): void {
    this.previous = previous;
    this.state = state;
    this.input = input;
    this.effects = effects;
  }

  /** An effect reached an actor. */
  learned(actor: number): void {
    this.actor = actor as NodeId;
    this.previous = this.state;
    this.input = undefined;
    this.effects = [];
  }
}
