import { combine, hashLabel } from '../kernel/keyed-hash.js';
import { RandomStream } from '../kernel/random-stream.js';
import { Disk, type DiskFates } from './disk/disk.js';
import { type HostCode } from './host-code.js';
import { type HostProcess } from './host-process.js';
import { type DatagramListener } from './network/datagram-listener.js';
import { type NetworkHost, type WireEnd } from './network/wire.js';
import { type ConnectionEnd, type Protocol } from './system-calls.js';

/** What a host is, whichever start it is in. */
export interface HostSpec {
  readonly name: string;
  readonly code: HostCode;
  readonly env: Readonly<Record<string, string>>;
  /** What an error that nothing catches, or an exit, means: a violation, or a start anew. */
  readonly onExit: 'fail' | 'restart';
  readonly isClient: boolean;
}

/** A port that a process listens on. */
export interface Listener {
  readonly protocol: Protocol;
  readonly accept: (end: ConnectionEnd) => void;
}

/** A machine with its disk and clock, and the process on it. */
export class SimHost implements NetworkHost {
  readonly index: number;
  readonly spec: HostSpec;
  readonly address: string;
  readonly disk: Disk;
  readonly listeners = new Map<number, Listener>();
  readonly datagramPorts = new Map<number, DatagramListener>();
  readonly ends = new Set<WireEnd>();
  /** What waits for the end of a pause. */
  readonly held: (() => void)[] = [];
  process: HostProcess | undefined;
  starts = 0;
  startedAt = 0;
  pauses = 0;
  /** Whether its machine is off, so that nothing answers, not even with a refusal. */
  isOff = false;
  /** How far its clock is ahead of simulated time. */
  clockTicks = 0;
  skewTicks = 0;
  /** How many faults keep its disk full. */
  fullDisks = 0;
  nextPort = 40_000;
  connections = 0;
  datagrams = 0;
  lookups = 0;
  random: RandomStream;
  /** How many jobs of its process wait for their time. */
  pending = 0;
  /** Whether its entry has been evaluated to its end. */
  isLoaded = false;
  /** Whether it has listened in this run. */
  hasListened = false;
  /** The first connection that was refused since it had never listened: from where, and to which port. */
  soughtBy: string | undefined;
  /** What its process did since its last event, as a fingerprint. */
  activity = 0;
  diskCalls = 0;
  readonly #seed: number;

  constructor(
    index: number,
    spec: HostSpec,
    seed: number,
    fates: (host: SimHost) => DiskFates,
    now: () => number,
  ) {
    this.index = index;
    this.spec = spec;
    this.address = `10.0.0.${index + 1}`;
    this.#seed = combine(seed, hashLabel(spec.name));
    this.random = new RandomStream(this.#seed);
    this.disk = new Disk(fates(this), now);
  }

  get name(): string {
    return this.spec.name;
  }

  get isDown(): boolean {
    return this.process === undefined;
  }

  get isPaused(): boolean {
    return this.pauses > 0;
  }

  /** Whether its entry waits, and nothing is left that could end that. */
  get isStuck(): boolean {
    const isIdle = this.pending === 0 && this.held.length === 0 && this.ends.size === 0;
    const isDeaf = this.listeners.size === 0 && this.datagramPorts.size === 0;
    return !this.isLoaded && !this.isDown && isIdle && isDeaf;
  }

  /** A process begins: its randomness is that of the start, whatever the ones before drew. */
  begin(process: HostProcess, now: number): void {
    this.starts++;
    this.pending = 0;
    this.isLoaded = false;
    this.startedAt = now;
    this.process = process;
    this.random = new RandomStream(combine(this.#seed, this.starts));
  }

  /** Its process ended, however it did. */
  end(): void {
    this.process = undefined;
    this.listeners.clear();
    this.datagramPorts.clear();
    this.held.length = 0;
    this.disk.closeAll();
  }

  /** Adds to what its process did. */
  note(what: number): void {
    this.activity = combine(this.activity, what);
  }
}
