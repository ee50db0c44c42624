import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Flight } from './flights.js';

/** What can happen next in an explored universe of a coordination module. */
export type CoordinationAction =
  | {
      readonly kind: 'operation';
      readonly name: string;
      readonly actor: NodeId;
      /** What the operation drew. */
      readonly draws: readonly number[];
      readonly input: unknown;
    }
  | { readonly kind: 'deliver' | 'lose' | 'duplicate'; readonly flight: Flight }
  | { readonly kind: 'crash'; readonly actor: number }
  | { readonly kind: 'clock'; readonly to: LogicalTime };
