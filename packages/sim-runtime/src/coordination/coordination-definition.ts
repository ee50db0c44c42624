import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Random } from '../contracts/random.js';
import { type Transition } from '../contracts/transition.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type RequestHistory } from '../history/recording/request-log.js';
import { type Oracles } from '../oracles/oracle-writer.js';
import { type Configure, type InitialState } from '../run/configurations.js';
import { type RunShape } from '../run/run-shape.js';
import { type Roles } from '../run/roles.js';
import { type Belief } from './belief.js';
import { type CoordinationWorld } from './coordination-world.js';

/** What an operation of an actor is given. */
export interface CoordinationOperationContext<BeliefValue, Configuration = unknown> {
  /** Who does the operation: a number from 0. */
  readonly actor: NodeId;
  /** What the actor believes; it does not see the coordinator's state. */
  readonly belief: BeliefValue;
  /** The actor's local time. */
  readonly now: LogicalTime;
  /**
   * Randomness of this operation's own. In some plans most operations begin with the same draw, so that they meet at
   * one key, if it is one of fewer than 65,536; a draw from more, such as a value to write, is always its own.
   */
  readonly random: Random;
  /** The configuration of this run, where the definition draws one. */
  readonly configuration: Configuration;
}

/** What `coordination` needs to make a module's logic into a simulation. */
export interface CoordinationDefinition<
  State,
  Input,
  Effect,
  BeliefValue,
  Configuration extends object = Readonly<Record<string, never>>,
> extends RunShape {
  /** The simulation's name, as reports and plans speak of it. */
  readonly name: string;
  /**
   * Draws the configuration of a run, as plain data that JSON can hold: sizes, limits, first numbers. It is part
   * of the plan; a value named `actors` is the number of actors. Shrinking sets values, one by one, to those that the
   * least draws give (0, the lower end of a range, false, the first choice), so values that depend on each other
   * belong in one object. Write it before what reads it, so that it has its type. Default: nothing is drawn.
   */
  readonly configure?: Configure<Configuration>;
  /** The state before the first input, or a function that makes it from the configuration of a run. */
  readonly initialState: InitialState<State, NoInfer<Configuration>>;
  /** The module's logic, the same function that production runs. */
  readonly transition: Transition<State, Input, Effect>;
  /** How many actors: 1 or more; the most of them where `configure` draws their number. */
  readonly actors: number;
  /**
   * The roles of actors, such as workers and an operator: which actors have them, and which operations they do.
   * The counts add up to `actors`. Default: every actor does every operation.
   */
  readonly roles?: Roles;
  /** What a report calls an actor: `worker` gives `worker-0`. Default `actor`. */
  readonly actorName?: string;
  /** What one actor thinks it knows. Default: nothing. */
  readonly belief?: Belief<BeliefValue, NoInfer<Effect>, NoInfer<Input>>;
  /** The receiver of an effect; `undefined` for none. Default: the actor that sent the input. */
  readonly recipient?: (effect: NoInfer<Effect>) => number | undefined;
  /**
   * When the next lease in a state runs out, in the coordinator's time; `undefined` for none. With
   * it, lease expiry strikes one tick before, at, and after that moment.
   */
  readonly leaseDeadline?: (state: NoInfer<State>) => LogicalTime | undefined;
  /**
   * What actors do, by name: the input to send, or `undefined` where it is not possible now. Then another one is
   * tried in its place, by this actor or another.
   */
  readonly operations: Readonly<
    Record<
      string,
      (
        context: CoordinationOperationContext<NoInfer<BeliefValue>, NoInfer<Configuration>>,
      ) => NoInfer<Input> | undefined
    >
  >;
  /**
   * Which inputs and effects are calls of an actor and their ends, for `linearizable` and other oracles over histories.
   * A call whose effect does not reach its actor, as where it crashed, counts as `info`. Default: none.
   */
  readonly history?: RequestHistory<NoInfer<Input>, NoInfer<Effect>>;
  /**
   * What can be seen of a state, as plain data, wherever states are compared or shown. Needed where it
   * is an object with private fields. It must change nothing. Default: the whole state.
   */
  readonly view?: (state: NoInfer<State>) => unknown;
  /**
   * The kind of a state of the coordinator, as plain data: a sweep counts how many kinds it reaches, and whether it
   * still finds more. It must change nothing. Default: the magnitude of its numbers and sizes, and its short
   * strings and booleans.
   */
  readonly abstract?: (state: NoInfer<State>) => unknown;
  /** What must hold: a list, or a function that writes it, for checks in place. */
  readonly oracles: Oracles<
    CoordinationWorld<NoInfer<State>, NoInfer<Input>, NoInfer<Effect>, NoInfer<BeliefValue>>
  >;
  /** Falsifies an input: what a Byzantine actor might send instead. Needed to claim `byzantine`. */
  readonly mutate?: (input: NoInfer<Input>, random: Random) => NoInfer<Input>;
  /**
   * The faults that the module claims to survive; others are switched off and named in the report.
   * Default: all but `clock-backward`, `amnesia` and `byzantine`.
   */
  readonly claims?: readonly FaultKind[];
}
