import { combine, hashLabel } from '../kernel/keyed-hash.js';
import { type HistoryLog } from '../history/recording/history-log.js';
import { type WiredCluster } from './cluster-wire.js';
import { type SimHost } from './host.js';
import { LENT } from './lent-modules.js';
import { type Datagrams } from './network/datagrams.js';
import { lookupFails } from './network/lookup.js';
import { type Network } from './network/network.js';
import { type CallEnd, type DiskCalls, type DiskResult, type SystemCalls } from './system-calls.js';

/** What `Date.now()` shows at the start of a run on a host whose clock is right: the start of the year 2026. */
const EPOCH_MS = 1_767_225_600_000;

/** What system calls need of a cluster. */
export interface CalledCluster extends WiredCluster {
  readonly network: Network;
  readonly datagrams: Datagrams;
  readonly history: HistoryLog | undefined;
  /** What a client's host offers to do. */
  readonly offers: Map<number, Offer>;
  exit(host: SimHost, code: number): void;
  fatal(host: SimHost, error: unknown, origin: string): void;
}

/** Does an operation by its name, with its randomness and its key. */
export type Offer = (name: string, salt: number, key: number | undefined) => void;

/** The system calls of a process: of one start of a host. Once it has ended, they do nothing. */
export function systemCallsOf(
  cluster: CalledCluster,
  host: SimHost,
  take: () => (() => void) | undefined,
): SystemCalls {
  const { timeline } = cluster;
  const start = host.starts + 1;
  const isOver = (): boolean => host.starts !== start || host.isDown;
  const { spec } = host;
  return {
    hostname: host.name,
    address: host.address,
    pid: 100 + start,
    env: { HOSTNAME: host.name, NODE_ENV: 'production', ...spec.env },
    argv: ['/usr/bin/node', `/app/${spec.code.entry}`],
    entry: spec.code.entry,
    lent: LENT,
    wallMs: () => EPOCH_MS + timeline.now + host.clockTicks + host.skewTicks,
    uptimeMs: () => timeline.now - host.startedAt,
    random: () => host.random.next(),
    after: (delayMs, job) => {
      if (isOver()) return () => undefined;
      let isCancelled = false;
      let isWaiting = true;
      host.pending++;
      timeline.schedule(timeline.now + delayMs, () => {
        if (isCancelled || isOver()) return;
        isWaiting = false;
        host.pending--;
        if (delayMs > 0) cluster.traceSink?.timeout(timeline.now, host.index);
        cluster.enter(host, 'a timer', () => {
          // It may have been cancelled while the host was paused.
          if (!isCancelled) job();
        });
      });
      return () => {
        if (isWaiting && !isOver()) host.pending--;
        isWaiting = false;
        isCancelled = true;
      };
    },
    loaded: () => {
      if (!isOver()) host.isLoaded = true;
    },
    take,
    isOver,
    note: (kind, text) => {
      host.note(hashLabel(text));
      cluster.note(host, kind, text);
    },
    exit: (code) => {
      if (!isOver()) cluster.exit(host, code);
    },
    fatal: (error, origin) => {
      if (!isOver()) cluster.fatal(host, error, origin);
    },
    listen: (port, protocol, accept) =>
      isOver() ? { code: 'EINVAL' } : cluster.network.listen(host, port, { protocol, accept }),
    connect: (name, port, protocol) => {
      const end = cluster.network.connect(host, name, port, protocol);
      if (isOver()) end.vanish();
      return end;
    },
    bind: (port, listener) =>
      isOver() ? { code: 'EINVAL' } : cluster.datagrams.bind(host, port, listener),
    sendDatagram: (fromPort, name, port, bytes) =>
      isOver() ? undefined : cluster.datagrams.send(host, fromPort, name, port, bytes),
    resolve: (name) => (name === 'localhost' ? '127.0.0.1' : cluster.hostOf(name)?.address),
    lookup: (name) => lookup(cluster, host, name),
    disk: diskCallsOf(cluster, host),
    invoke: (f, value, key) => invoke(cluster, host, f, value, key),
    offer: (perform) => void cluster.offers.set(host.index, perform),
    settled: (name) => host.note(hashLabel(name)),
  };
}

function lookup(cluster: CalledCluster, host: SimHost, name: string): DiskResult<string> {
  if (name === 'localhost') return { value: '127.0.0.1' };
  const found = cluster.hostOf(name);
  if (found === undefined) return { code: 'ENOTFOUND' };
  const id = combine(combine(host.index, host.starts), host.lookups++);
  if (lookupFails(cluster.fates, host, found, name, id)) return { code: 'EAI_AGAIN' };
  return { value: found.address };
}

function invoke(
  { history }: CalledCluster,
  host: SimHost,
  f: string,
  value: string | undefined,
  key: string | undefined,
): CallEnd {
  const call = history?.invoke(
    host.name,
    f,
    parsed(value),
    parsed(key) as string | number | undefined,
  );
  return {
    ok: (result) => call?.ok(parsed(result)),
    fail: () => call?.fail(),
    info: () => call?.info(),
  };
}

function parsed(json: string | undefined): unknown {
  return json === undefined ? undefined : (JSON.parse(json) as unknown);
}

function diskCallsOf(cluster: CalledCluster, host: SimHost): DiskCalls {
  const { disk } = host;
  const told = (text: () => string): void => {
    if (cluster.traceSink !== undefined) cluster.note(host, 'file', text());
  };
  return {
    open: (path, flags) => disk.open(path, flags),
    close: (fd) => disk.close(fd),
    read: (fd, position, length) => disk.readOpen(fd, position, length),
    write: (fd, bytes, position) => {
      host.note(bytes.length);
      const result = disk.write(fd, bytes, position);
      told(
        () =>
          `writes ${bytes.length} bytes to ${disk.pathOf(fd) ?? 'a closed file'}${'code' in result ? `: ${result.code}` : ''}`,
      );
      return result;
    },
    truncate: (fd, length) => disk.truncate(fd, length),
    sync: (fd) => {
      const result = disk.sync(fd);
      told(
        () =>
          `syncs ${disk.pathOf(fd) ?? 'a closed file'}${'code' in result ? `: ${result.code}` : ''}`,
      );
      return result;
    },
    stat: (path) => disk.stat(path),
    statOf: (fd) => disk.statOpen(fd),
    list: (path) => disk.list(path),
    makeDirectory: (path) => disk.makeDirectory(path),
    remove: (path, kind) => disk.remove(path, kind),
    rename: (from, to) => {
      const result = disk.rename(from, to);
      told(() => `renames ${from} to ${to}${'code' in result ? `: ${result.code}` : ''}`);
      return result;
    },
    delayTicks: () =>
      cluster.fates.diskTicks(combine(combine(host.index, host.starts), host.diskCalls++)),
  };
}
