import { Chance } from '../kernel/chance.js';
import { KeyedHash } from '../kernel/keyed-hash.js';
import { type FaultCounter } from '../faults/fault-counter.js';

/** The rates of a plan of a service: parts per million, or ticks. */
export interface ServiceRates {
  readonly maxDelayTicks: number;
  readonly tailPpm: number;
  readonly dropPpm: number;
  readonly refusePpm: number;
  readonly resetPpm: number;
  readonly diskDelayTicks: number;
  readonly writeFailPpm: number;
  readonly lostWritePpm: number;
  readonly tornWritePpm: number;
  readonly duplicatePpm: number;
  readonly dnsFailPpm: number;
  readonly halfOpenPpm: number;
}

/** No faults. */
export const NO_SERVICE_FAULTS: ServiceRates = {
  maxDelayTicks: 0,
  tailPpm: 0,
  dropPpm: 0,
  refusePpm: 0,
  resetPpm: 0,
  diskDelayTicks: 0,
  writeFailPpm: 0,
  lostWritePpm: 0,
  tornWritePpm: 0,
  duplicatePpm: 0,
  dnsFailPpm: 0,
  halfOpenPpm: 0,
};

/** The least time of a segment between two hosts. */
const BASE_TICKS = 1;
/** How many times as long a delay of the tail is. */
const TAIL_FACTOR = 20;
/** The wait before a lost segment is sent again. */
const RETRANSMIT_TICKS = 200;
/** Losses of one segment in a row. */
const MOST_LOSSES = 4;

/** What faults with rates decide, each by an addressed draw. */
export class ServiceFates {
  readonly #counter: FaultCounter;
  readonly #delays: KeyedHash;
  readonly #sides: KeyedHash;
  readonly #tail: Chance;
  readonly #drop: Chance;
  readonly #refuse: Chance;
  readonly #reset: Chance;
  readonly #write: Chance;
  readonly #lost: Chance;
  readonly #torn: Chance;
  readonly #duplicate: Chance;
  readonly #lookup: Chance;
  readonly #silence: Chance;
  #rates = NO_SERVICE_FAULTS;

  constructor(seed: number, counter: FaultCounter) {
    this.#counter = counter;
    this.#delays = new KeyedHash(seed, 'delay');
    this.#sides = new KeyedHash(seed, 'side');
    this.#tail = new Chance(seed, 'tail');
    this.#drop = new Chance(seed, 'loss');
    this.#refuse = new Chance(seed, 'refuse');
    this.#reset = new Chance(seed, 'reset');
    this.#write = new Chance(seed, 'write-failure');
    this.#lost = new Chance(seed, 'lost-write');
    this.#torn = new Chance(seed, 'torn-write');
    this.#duplicate = new Chance(seed, 'duplication');
    this.#lookup = new Chance(seed, 'dns-failure');
    this.#silence = new Chance(seed, 'half-open');
  }

  /** Puts rates in force. */
  use(rates: ServiceRates): void {
    this.#rates = rates;
    this.#tail.use(rates.tailPpm);
    this.#drop.use(rates.dropPpm);
    this.#refuse.use(rates.refusePpm);
    this.#reset.use(rates.resetPpm);
    this.#write.use(rates.writeFailPpm);
    this.#lost.use(rates.lostWritePpm);
    this.#torn.use(rates.tornWritePpm);
    this.#duplicate.use(rates.duplicatePpm);
    this.#lookup.use(rates.dnsFailPpm);
    this.#silence.use(rates.halfOpenPpm);
  }

  /** How long a segment takes: lost ones are sent again. */
  latency(id: number): number {
    let ticks = this.datagramTicks(id);
    for (
      let losses = 0;
      losses < MOST_LOSSES && this.#drop.strikes(id ^ (losses << 28));
      losses++
    ) {
      this.#counter.count('loss');
      ticks += RETRANSMIT_TICKS << losses;
    }
    return ticks;
  }

  /** How long a datagram takes: none waits for another, so that they overtake each other. */
  datagramTicks(id: number): number {
    const { maxDelayTicks } = this.#rates;
    if (maxDelayTicks === 0) return BASE_TICKS;
    const delay = this.#delays.below(id, maxDelayTicks + 1);
    if (delay > 0) this.#counter.count('delay');
    return BASE_TICKS + (this.#tail.strikes(id) ? TAIL_FACTOR * delay : delay);
  }

  /** Whether a datagram is lost: nothing sends it again. */
  losesDatagram(id: number): boolean {
    return this.#counted('loss', this.#drop.strikes(id));
  }

  /** Whether a datagram arrives twice. */
  duplicates(id: number): boolean {
    return this.#counted('duplication', this.#duplicate.strikes(id));
  }

  /** Whether a connection is refused by a host that listens. */
  refuses(id: number): boolean {
    return this.#counted('connection-refused', this.#refuse.strikes(id));
  }

  /** Whether a connection breaks with a segment, and whether the segment arrives first. */
  reset(id: number): 'none' | 'before' | 'after' {
    if (!this.#counted('connection-reset', this.#reset.strikes(id))) return 'none';
    return this.#sides.below(id, 2) === 0 ? 'before' : 'after';
  }

  /** Whether the address of a host's name cannot be had for now. */
  lookupFails(id: number): boolean {
    return this.#counted('dns-failure', this.#lookup.strikes(id));
  }

  /** Whether a connection falls silent with a segment: nothing arrives any more, in either direction. */
  silences(id: number): boolean {
    return this.#counted('half-open', this.#silence.strikes(id));
  }

  /** How long a call of a disk takes. */
  diskTicks(id: number): number {
    const { diskDelayTicks } = this.#rates;
    if (diskDelayTicks === 0) return 0;
    const ticks = this.#delays.below(id, diskDelayTicks + 1);
    return this.#counted('slow-disk', ticks > 0) ? ticks : 0;
  }

  writeFails(id: number): boolean {
    return this.#counted('write-failure', this.#write.strikes(id));
  }

  /** Whether a crash takes the machine down, and with it what was not synced. */
  losesWrites(id: number): boolean {
    return this.#counted('lost-write', this.#lost.strikes(id));
  }

  /** How many of `bytes` unsynced bytes a crash of the machine leaves. */
  keptBytes(id: number, bytes: number): number {
    if (!this.#counted('torn-write', this.#torn.strikes(id))) return 0;
    return this.#sides.below(id, Math.min(bytes, 1 << 20) + 1);
  }

  #counted(kind: Parameters<FaultCounter['count']>[0], strikes: boolean): boolean {
    if (strikes) this.#counter.count(kind);
    return strikes;
  }
}
