import { EventEmitter } from './events.js';
import { addTick, onUncaught } from './event-loop.js';
import { boundToContext } from './async-context.js';
import { EXIT, system } from './system.js';
import { refuse } from './refusal.js';

interface SimulatedProcess extends NodeJS.EventEmitter {
  exitCode: number | undefined;
  env: Record<string, string | undefined>;
  emit(name: string, ...args: unknown[]): boolean;
}

const lent = system.lent['process'] as {
  readonly version: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly release: unknown;
  readonly features: unknown;
};

const process = new EventEmitter() as unknown as SimulatedProcess;

function hrtime(before?: readonly [number, number]): [number, number] {
  const ms = system.uptimeMs();
  const now: [number, number] = [Math.floor(ms / 1000), (ms % 1000) * 1_000_000];
  if (before === undefined) return now;
  const seconds = now[0] - before[0];
  const nanoseconds = now[1] - before[1];
  return nanoseconds < 0 ? [seconds - 1, nanoseconds + 1e9] : [seconds, nanoseconds];
}

hrtime.bigint = (): bigint => BigInt(system.uptimeMs()) * 1_000_000n;

function exit(code: number | undefined = process.exitCode): never {
  process.exitCode = Number(code ?? 0);
  process.emit('exit', process.exitCode);
  system.exit(process.exitCode);
  throw EXIT;
}

/** A stream that is written to the trace. */
function output(fd: number) {
  return {
    fd,
    isTTY: false,
    writable: true,
    columns: undefined,
    write(chunk: unknown, ...rest: unknown[]): boolean {
      system.note('console', String(chunk).replace(/\n$/, ''));
      const done = rest.find((it) => typeof it === 'function') as (() => void) | undefined;
      if (done !== undefined) addTick(done, []);
      return true;
    },
    end: () => undefined,
    on() {
      return this;
    },
    once() {
      return this;
    },
    off() {
      return this;
    },
    removeListener() {
      return this;
    },
    emit: () => false,
    getColorDepth: () => 1,
    hasColors: () => false,
    listenerCount: () => 0,
  };
}

onUncaught((error, origin) => {
  if (origin === 'unhandledRejection') {
    if (process.listenerCount('unhandledRejection') > 0)
      return process.emit('unhandledRejection', error, Promise.resolve());
  }
  if (process.listenerCount('uncaughtException') === 0) return false;
  return process.emit('uncaughtException', error, origin);
});

Object.assign(process, {
  [Symbol.toStringTag]: 'process',
  title: 'node',
  version: lent.version,
  versions: { ...lent.versions },
  release: lent.release,
  features: lent.features,
  arch: 'x64',
  platform: 'linux',
  pid: system.pid,
  ppid: 1,
  execPath: '/usr/bin/node',
  execArgv: [],
  argv: [...system.argv],
  argv0: 'node',
  env: { ...system.env },
  exitCode: undefined,
  config: {},
  stdout: output(1),
  stderr: output(2),
  stdin: {
    isTTY: false,
    fd: 0,
    on: () => undefined,
    resume: () => undefined,
    pause: () => undefined,
  },
  nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]) =>
    addTick(
      boundToContext(() => callback(...args)),
      [],
    ),
  exit,
  reallyExit: exit,
  abort: () => exit(134),
  kill: (pid: number, signal: string | number = 'SIGTERM') => {
    if (pid !== system.pid) return refuse('process.kill of another process');
    if (signal !== 0) addTick(receiveSignal, [signal]);
    return true;
  },
  hrtime,
  uptime: () => system.uptimeMs() / 1000,
  cwd: () => '/app',
  chdir: () => refuse('process.chdir'),
  umask: () => 0o22,
  memoryUsage: Object.assign(
    () => ({ rss: 50e6, heapTotal: 20e6, heapUsed: 10e6, external: 1e6, arrayBuffers: 1e5 }),
    { rss: () => 50e6 },
  ),
  cpuUsage: () => ({ user: 0, system: 0 }),
  resourceUsage: () => ({}),
  emitWarning: (warning: unknown) => system.note('console', `warning: ${String(warning)}`),
  getuid: () => 1000,
  getgid: () => 1000,
  geteuid: () => 1000,
  getegid: () => 1000,
  binding: () => refuse('process.binding'),
  setUncaughtExceptionCaptureCallback: () => refuse('process.setUncaughtExceptionCaptureCallback'),
  hasUncaughtExceptionCaptureCallback: () => false,
  setSourceMapsEnabled: () => undefined,
  allowedNodeEnvironmentFlags: new Set<string>(),
  report: undefined,
});

/** What a signal does: its listeners, or the end of the process. */
export function receiveSignal(signal: string): void {
  if (process.listenerCount(signal) > 0) process.emit(signal, signal);
  else system.exit(128);
}

export default process as unknown as NodeJS.Process;
