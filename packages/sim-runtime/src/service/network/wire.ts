import { type Payload } from '../system-calls.js';

/** What the network knows of a host. */
export interface NetworkHost {
  /** Its place among all hosts, clients included. */
  readonly index: number;
  readonly name: string;
  readonly address: string;
  /** How often its process has started. */
  readonly starts: number;
  /** Whether its process is down. */
  readonly isDown: boolean;
}

/** An end of a connection, as the network and its host know it. */
export interface WireEnd {
  readonly host: NetworkHost;
  /** Which start of the host it belongs to. */
  readonly start: number;
  /** Closes it: in order, or by a reset. */
  destroy(isReset: boolean): void;
  /** Lets the other end hear of a process that was killed. */
  reset(): void;
  /** The machine is gone: nothing more is sent. */
  vanish(): void;
}

/** What moves connections on: time, the faults of the network, and the trace. */
export interface Wire {
  readonly now: number;
  at(time: number, action: () => void): void;
  latency(from: NetworkHost, to: NetworkHost, id: number): number;
  /** Whether a segment gets through: there is no cut, and the machine is on. */
  reaches(from: NetworkHost, to: NetworkHost): boolean;
  /** Whether the connection falls silent with a segment, which neither end hears of. */
  silences(id: number): boolean;
  resetFate(id: number): 'none' | 'before' | 'after';
  /** Calls a listener of an end in an event of its host. */
  enter(end: WireEnd, job: () => void, id?: number): void;
  closed(end: WireEnd): void;
  noteSent(from: WireEnd, to: WireEnd, id: number, payload: Payload, arrivesAt: number): void;
  noteReceived(from: WireEnd, to: WireEnd, id: number, payload: Payload): void;
  noteMissed(to: WireEnd, id: number): void;
  noteReset(from: WireEnd, to: WireEnd): void;
  noteSilent(from: WireEnd, to: WireEnd): void;
}
