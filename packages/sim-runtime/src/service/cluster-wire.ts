import { hashLabel } from '../kernel/keyed-hash.js';
import { type TraceSink } from '../trace/trace-sink.js';
import { type Cuts } from './cuts.js';
import { HostError } from './host-error.js';
import { type SimHost } from './host.js';
import { type DatagramWire } from './network/datagrams.js';
import { type Opening } from './network/network.js';
import { payloadWords } from './network/payload-words.js';
import { type ServiceFates } from './service-faults.js';
import { type NoteKind } from './system-calls.js';

/** What the network needs of a cluster. */
export interface WiredCluster {
  readonly timeline: {
    readonly now: number;
    schedule(time: number, action: () => void): void;
  };
  readonly fates: ServiceFates;
  readonly traceSink: TraceSink | undefined;
  readonly cuts: Cuts;
  readonly hosts: readonly SimHost[];
  hasCarried: boolean;
  hostOf(name: string): SimHost | undefined;
  enter(host: SimHost, what: string, job: () => void): void;
  note(host: SimHost, what: NoteKind, text: string): void;
}

/** The network of a cluster: what connections need of it. */
export function clusterWire(cluster: WiredCluster): Opening {
  const { timeline, fates, traceSink } = cluster;
  const host = (index: number): SimHost => cluster.hosts[index] as SimHost;
  return {
    get now() {
      return timeline.now;
    },
    at: (time, action) => timeline.schedule(time, action),
    latency: (_from, _to, id) => fates.latency(id),
    reaches: (from, to) =>
      !cluster.cuts.block(from.index, to.index) && !host(to.index).isOff && !host(from.index).isOff,
    resetFate: (id) => fates.reset(id),
    silences: (id) => fates.silences(id),
    refuses: (id) => fates.refuses(id),
    lookupFails: (id) => fates.lookupFails(id),
    hostOf: (name) => cluster.hostOf(name),
    enter: (end, job, id = 0) => {
      const receiver = host(end.host.index);
      if (end.start !== receiver.starts) return;
      receiver.note(id);
      cluster.enter(receiver, 'a connection', job);
    },
    closed: (end) => void host(end.host.index).ends.delete(end),
    noteSent: (from, to, id, payload, arrivesAt) => {
      cluster.hasCarried = true;
      host(from.host.index).note(fingerprint(payload));
      traceSink?.sent(
        timeline.now,
        id,
        from.host.index,
        to.host.index,
        payloadWords(payload),
        'delivered',
        arrivesAt - timeline.now,
      );
    },
    noteReceived: (from, to, id, payload) =>
      traceSink?.received(timeline.now, id, from.host.index, to.host.index, payloadWords(payload)),
    noteMissed: (to, id) => traceSink?.missed(timeline.now, id, to.host.index),
    noteReset: (from, to) =>
      cluster.note(host(from.host.index), 'connection', `the connection to ${to.host.name} breaks`),
    noteSilent: (from, to) =>
      cluster.note(
        host(from.host.index),
        'connection',
        `the connection to ${to.host.name} falls silent`,
      ),
    noteOpening: (from, to, outcome) =>
      cluster.note(from, 'connection', `connect to ${to}: ${outcome}`),
    fail: (problem) => {
      throw new HostError(problem);
    },
  };
}

/** What datagrams need of a cluster. */
export function datagramWire(cluster: WiredCluster): DatagramWire {
  const { timeline, fates, traceSink } = cluster;
  return {
    get now() {
      return timeline.now;
    },
    at: (time, action) => timeline.schedule(time, action),
    ticks: (id) => fates.datagramTicks(id),
    loses: (id) => fates.losesDatagram(id),
    duplicates: (id) => fates.duplicates(id),
    lookupFails: (id) => fates.lookupFails(id),
    blocks: (from, to) => cluster.cuts.block(from.index, to.index) || to.isOff,
    hostOf: (name) => cluster.hostOf(name),
    enter: (to, job, id) => {
      to.note(id);
      cluster.enter(to, 'a datagram', job);
    },
    noteSent: (from, to, id, bytes, fate, ticks) => {
      cluster.hasCarried = true;
      from.note(fingerprint(bytes));
      const words = payloadWords(bytes);
      traceSink?.sent(timeline.now, id, from.index, to.index, words, fate, ticks);
    },
    noteReceived: (from, to, id, bytes) =>
      traceSink?.received(timeline.now, id, from.index, to.index, payloadWords(bytes)),
    noteMissed: (to, id) => traceSink?.missed(timeline.now, id, to.index),
  };
}

/** A payload as a number: what it is in a trace hash. */
function fingerprint(payload: Parameters<Opening['noteSent']>[3]): number {
  if (payload instanceof Uint8Array) return bytesHash(payload, 1);
  const { head, body, isEnd } = payload;
  const start =
    head === undefined
      ? 0
      : hashLabel(`${head.method} ${head.url} ${head.status} ${head.headers.join('\n')}`);
  return bytesHash(body ?? NO_BYTES, start + (isEnd ? 1 : 0));
}

const NO_BYTES = new Uint8Array(0);

function bytesHash(bytes: Uint8Array, start: number): number {
  let hash = start ^ bytes.length;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}
