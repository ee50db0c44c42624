import { type Payload } from '../system-calls.js';
import { type End } from './connection.js';

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

/** What moves connections on: time, the faults of the network, and the trace. */
export interface Wire {
  readonly now: number;
  at(time: number, action: () => void): void;
  latency(from: NetworkHost, to: NetworkHost, id: number): number;
  /** Whether a segment gets through: there is no cut, and the machine is on. */
  reaches(from: NetworkHost, to: NetworkHost): boolean;
  resetFate(id: number): 'none' | 'before' | 'after';
  /** Calls a listener of an end in an event of its host. */
  enter(end: End, job: () => void, id?: number): void;
  closed(end: End): void;
  noteSent(from: End, to: End, id: number, payload: Payload, arrivesAt: number): void;
  noteReceived(from: End, to: End, id: number, payload: Payload): void;
  noteMissed(to: End, id: number): void;
  noteReset(from: End, to: End): void;
}
