import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';

/** A step of a node, as data. */
export type NodeStep =
  | { readonly kind: 'operation'; readonly name: string; readonly now: LogicalTime }
  | { readonly kind: 'timeout'; readonly due: LogicalTime }
  | {
      readonly kind: 'input';
      readonly message: unknown;
      readonly from: NodeId;
      readonly now: LogicalTime;
    };

/** The state of a node without `snapshot()`: its start, and each step that it has taken since. */
export interface NodePast {
  readonly start: { readonly now: LogicalTime; readonly durable: unknown };
  readonly steps: readonly { readonly step: NodeStep; readonly draws: readonly number[] }[];
}
