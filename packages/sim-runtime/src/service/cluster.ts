import { unguarded } from '../guards/guards.js';
import { FaultCounter } from '../faults/fault-counter.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type HistoryLog } from '../history/recording/history-log.js';
import { combine, hashLabel } from '../kernel/keyed-hash.js';
import { Timeline } from '../kernel/timeline.js';
import { type CutDirection } from '../trace/fault-facts.js';
import { type TraceSink } from '../trace/trace-sink.js';
import { Cuts } from './cuts.js';
import { hostError, HostError, neverListensError, stuckError } from './host-error.js';
import { linesOf } from './host-code.js';
import { HostProcess } from './host-process.js';
import { SimHost, type HostSpec } from './host.js';
import { Datagrams } from './network/datagrams.js';
import { Network, type Opening } from './network/network.js';
import { type WireEnd } from './network/wire.js';
import { NO_SERVICE_FAULTS, ServiceFates, type ServiceRates } from './service-faults.js';
import { clusterWire, datagramWire } from './cluster-wire.js';
import { type Offer, systemCallsOf } from './system-calls-of.js';
import { type NoteKind } from './system-calls.js';

/** How long a process that is started anew after its exit is down. */
const RESTART_TICKS = 100;
const STARTED = hashLabel('started');

export interface ClusterOptions {
  readonly seed: number;
  readonly specs: readonly HostSpec[];
  readonly traceSink: TraceSink | undefined;
}

/** Hosts over a network, in virtual time: every event is one synchronous call of one host. */
export class SimCluster {
  readonly timeline = new Timeline({ dispatch: () => undefined });
  readonly counter = new FaultCounter();
  readonly fates: ServiceFates;
  readonly cuts = new Cuts();
  readonly hosts: readonly SimHost[];
  readonly network: Network;
  readonly datagrams: Datagrams;
  readonly traceSink: TraceSink | undefined;
  readonly #wire: Opening;
  readonly #byName = new Map<string, SimHost>();
  /** The host of the event at hand. */
  touched = 0;
  hasCarried = false;
  lastEvent = 'none';
  history: HistoryLog | undefined;
  /** What a client's host offers to do. */
  readonly offers = new Map<number, Offer>();

  constructor({ seed, specs, traceSink }: ClusterOptions) {
    this.traceSink = traceSink;
    this.fates = new ServiceFates(seed, this.counter);
    const now = (): number => this.timeline.now;
    const fates = (host: SimHost) => ({ writeFailure: () => this.#writeFailure(host) });
    this.hosts = specs.map((spec, index) => new SimHost(index, spec, seed, fates, now));
    for (const host of this.hosts) this.#name(host);
    this.#wire = clusterWire(this);
    this.network = new Network(this.#wire);
    this.datagrams = new Datagrams(datagramWire(this));
  }

  /** A host goes by its name, its address, and the first of a kind by the name of the kind. */
  #name(host: SimHost): void {
    this.#byName.set(host.name, host);
    this.#byName.set(host.address, host);
    const kind = host.name.replace(/-0$/, '');
    if (!this.#byName.has(kind)) this.#byName.set(kind, host);
  }

  hostOf(name: string): SimHost | undefined {
    return this.#byName.get(name);
  }

  /** Starts all hosts, each in an event of its own. */
  startAll(): void {
    for (const host of this.hosts) this.timeline.schedule(0, () => this.start(host));
  }

  /** A process starts on a host. */
  start(host: SimHost): void {
    if (!host.isDown) return;
    host.isOff = false;
    const process = new HostProcess((take) => systemCallsOf(this, host, take));
    host.begin(process, this.timeline.now);
    host.note(STARTED);
    this.note(host, 'process', 'starts');
    this.#within(host, 'its start', () => process.load(host.spec.code));
  }

  /** Does a job in an event of a host's process, now or when its pause ends. */
  enter(host: SimHost, what: string, job: () => void): void {
    const { process } = host;
    if (process === undefined) return;
    if (host.isPaused) {
      host.held.push(() => this.#enterNow(host, process, what, job));
      return;
    }
    this.#enterNow(host, process, what, job);
  }

  #enterNow(host: SimHost, process: HostProcess, what: string, job: () => void): void {
    if (host.process !== process) return;
    this.#within(host, what, () => process.run(job));
  }

  #within(host: SimHost, what: string, work: () => void): void {
    this.touched = host.index;
    this.lastEvent = `${what} on ${host.name}`;
    // The code of hosts may use what the guards stop: its clocks, randomness and loop are simulated.
    unguarded(work);
    if (host.isStuck) this.#endStuck(host);
    const cause = combine(host.index, host.activity);
    host.activity = 0;
    this.timeline.finishEvent(cause);
  }

  /** A process ended of its own accord. */
  exit(host: SimHost, code: number): void {
    host.note(code);
    this.note(host, 'process', `exits with ${code}`);
    this.#leave(host, (end) => end.destroy(false));
    this.#afterExit(
      host,
      new HostError(
        `${host.name} exited with ${code}: declare \`onExit: 'restart'\` for a host that may.`,
      ),
    );
  }

  /** A process ended by an error. */
  fatal(host: SimHost, error: unknown, origin: string): void {
    const failure = hostError({ name: host.name, lines: linesOf(host.spec.code) }, error, origin);
    this.note(host, 'process', failure.message);
    this.#leave(host, (end) => end.reset());
    this.#afterExit(host, failure, origin === 'unsupported');
  }

  /** As Node, which then exits with 13. */
  #endStuck(host: SimHost): void {
    const failure = stuckError(host.name, host.spec.code.entry);
    this.note(host, 'process', failure.message);
    this.#leave(host, (end) => end.destroy(false));
    this.#afterExit(host, failure);
  }

  #afterExit(host: SimHost, failure: HostError, mustFail = false): void {
    const { now } = this.timeline;
    if (host.spec.onExit === 'restart' && !mustFail) {
      this.timeline.schedule(now + RESTART_TICKS, () => this.start(host));
      return;
    }
    this.timeline.schedule(now, () => {
      throw failure;
    });
  }

  #leave(host: SimHost, close: (end: WireEnd) => void): void {
    for (const end of [...host.ends]) close(end);
    host.ends.clear();
    host.end();
  }

  /** Kills a process; with its machine, if the disk's faults say so. */
  crash(host: SimHost): void {
    if (host.isDown) return;
    this.counter.count('crash');
    const id = combine(host.index, host.starts);
    const isOfMachine = this.fates.losesWrites(id);
    this.#leave(host, (end) => (isOfMachine ? end.vanish() : end.reset()));
    if (!isOfMachine) return;
    host.isOff = true;
    const before = JSON.stringify(host.disk.sizes());
    host.disk.crash({
      losesNames: true,
      keptOf: (path, bytes) => this.fates.keptBytes(combine(id, hashLabel(path)), bytes),
    });
    const isLost = before !== JSON.stringify(host.disk.sizes());
    this.note(
      host,
      'file',
      isLost ? 'the crash of the machine loses what was not synced' : 'the machine crashes',
    );
  }

  pause(host: SimHost): void {
    this.counter.count('pause');
    host.pauses++;
  }

  resume(host: SimHost): void {
    host.pauses = Math.max(0, host.pauses - 1);
    if (host.isPaused) return;
    for (const job of host.held.splice(0)) job();
  }

  cut(side: readonly number[], direction: CutDirection): () => boolean {
    this.counter.count('partition');
    return this.cuts.add(side, direction);
  }

  count(kind: FaultKind): void {
    this.counter.count(kind);
  }

  useFaults(rates: ServiceRates): void {
    this.fates.use(rates);
  }

  /** Ends every fault: hosts that are down start again. */
  heal(): void {
    const unheard = this.hosts.find((host) => !host.hasListened && host.soughtBy !== undefined);
    if (unheard?.soughtBy !== undefined)
      throw neverListensError(unheard.name, unheard.spec.code.entry, unheard.soughtBy);
    this.fates.use(NO_SERVICE_FAULTS);
    this.cuts.clear();
    for (const host of this.hosts) {
      host.pauses = 0;
      host.skewTicks = 0;
      host.fullDisks = 0;
      for (const job of host.held.splice(0)) job();
      this.start(host);
    }
  }

  #writeFailure(host: SimHost): string | undefined {
    if (host.fullDisks > 0) return 'ENOSPC';
    return this.fates.writeFails(combine(combine(host.index, host.starts), host.diskCalls++))
      ? 'EIO'
      : undefined;
  }

  note(host: SimHost, what: NoteKind, text: string): void {
    this.traceSink?.note({ at: this.timeline.now, kind: 'noted', party: host.index, what, text });
  }
}
