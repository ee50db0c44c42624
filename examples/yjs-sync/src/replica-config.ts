import { type NodeId } from '@gossip/sim-runtime';

/** How a replica goes about it. Times are in ticks of its own clock. */
export interface ReplicaConfig {
  /** Whom the replica talks to: one or more. */
  readonly neighbours: readonly NodeId[];
  /** Whether it passes on what its neighbours tell it, as the middle of a star must. */
  readonly relays: boolean;
  /** How long changes may gather before they are saved, acknowledged and sent: 1 or more. */
  readonly saveDelayTicks: number;
  /** How often it compares its document with a neighbour's: 1 or more. */
  readonly syncIntervalTicks: number;
}
