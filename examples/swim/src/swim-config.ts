import { type ProtocolConfig } from '@gossip/sim-runtime';

/** How a member goes about it. Times are in ticks of its own clock. */
export interface SwimConfig extends Pick<ProtocolConfig, 'nodeId'> {
  /** How long a protocol period lasts, in full health. */
  readonly periodTicks: number;
  /** How long to wait for an answer before helpers are asked: less than a period. */
  readonly ackTimeoutTicks: number;
  /** How many helpers are asked to ping one that does not answer. */
  readonly helpers: number;
  /** For how many protocol periods a suspect may refute before it is declared dead, at the least. */
  readonly suspicionPeriods: number;
  /** Lifeguard: for how many it may if no other member suspects it. In SWIM as many as at the least. */
  readonly mostSuspicionPeriods: number;
  /** Lifeguard: how many others must suspect it, too, for the least. In SWIM none. */
  readonly confirmations: number;
  /** A rumor is sent this many times log2(n + 1), rounded up, with n members. A whole number. */
  readonly retellings: number;
  /** How many rumors ride on one message, besides what sender and receiver are to each other. */
  readonly rumorsPerMessage: number;
  /** Every so many periods one of the dead is pinged, in case it lives after all. */
  readonly revivalPeriods: number;
  /** Lifeguard's highest local health score; 0 is SWIM without it. */
  readonly worstHealth: number;
}

/** How all members of a group are set. */
export type SwimSettings = Omit<SwimConfig, 'nodeId'>;
