import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';

/** What one actor thinks it knows. The coordinator never sees it. */
export interface Belief<Value, Effect, Input = never> {
  /** What an actor knows at its start, and after a crash that left nothing. */
  readonly initial: Value;
  /** What it knows once an effect has reached it. */
  readonly learn: (
    belief: Value,
    effect: Effect,
    context: { readonly actor: NodeId; readonly now: LogicalTime },
  ) => Value;
  /** What it knows once it has sent an input, which may get lost on its way. Default: what it knew. */
  readonly sent?: (
    belief: Value,
    input: Input,
    context: { readonly actor: NodeId; readonly now: LogicalTime },
  ) => Value;
  /** What of it an actor finds again after a crash. Default: nothing. */
  readonly persist?: (belief: Value) => Value;
}
