import { type LogicalTime } from '../contracts/logical-time.js';
import { type Random } from '../contracts/random.js';
import { type Transition } from '../contracts/transition.js';
import { type FaultConfig } from './fault-config.js';
import { type Oracle } from '../oracles/oracle.js';
import { type TraceSink } from '../trace/trace-sink.js';
import { type Recorder } from '../trace/trace-entry.js';
import { type Belief } from './belief.js';
import { type CoordinationWorld } from './coordination-world.js';

/** What a `SimHarness` is made of. */
export interface SimHarnessOptions<State, Input, Effect, BeliefValue> {
  /** Decides everything random: an unsigned 32-bit integer. */
  readonly seed: number;
  /** The state before the first input. */
  readonly initialState: State;
  /** The module's logic. */
  readonly transition: Transition<State, Input, Effect>;
  /** How many actors: 1 or more. Default 1. */
  readonly actors?: number;
  /** What traces call an actor: `worker` gives `worker-0`. Default `actor`. */
  readonly actorName?: string;
  /** How many state machines, for `apply`. Default 1. */
  readonly instances?: number;
  /** What one actor thinks it knows. Default: nothing. */
  readonly belief?: Belief<BeliefValue, Effect, Input> | undefined;
  /** The receiver of an effect; `undefined` for none. Default: the actor that sent the input. */
  readonly recipient?: ((effect: Effect) => number | undefined) | undefined;
  /** When the next lease in a state runs out, for lease expiry. */
  readonly leaseDeadline?: ((state: State) => LogicalTime | undefined) | undefined;
  /** Falsifies an input, for Byzantine faults. */
  readonly mutate?: ((input: Input, random: Random) => Input) | undefined;
  /** What can be seen of a state, as plain data, where states are compared. Default: all of it. */
  readonly view?: ((state: State) => unknown) | undefined;
  /** Faults in force from the start. Default: none. */
  readonly faults?: Partial<FaultConfig>;
  /** What `checkInvariants` demands. */
  readonly oracles?: readonly Oracle<CoordinationWorld<State, Input, Effect, BeliefValue>>[];
  /** Takes everything as it happens. */
  readonly recorder?: Recorder | undefined;
  /** The same, for runs of plans. @internal */
  readonly traceSink?: TraceSink | undefined;
  /** Keep `effectsLog`. Default true; switch it off for long runs, since it grows. */
  readonly keepEffectsLog?: boolean;
}
