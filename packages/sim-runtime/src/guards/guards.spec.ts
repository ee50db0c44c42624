import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { runInThisContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { GuardError } from './guard-error.js';
import { keepGuards, trippedGuard, underGuard } from './guards.js';

/** What `use` throws while a simulation runs. */
function errorOf(use: () => unknown): unknown {
  try {
    underGuard(use);
  } catch (error) {
    return error;
  }
  return undefined;
}

const clock = 'simulated code has no clock of its own, so use the parameter `now`.';
const random = 'draw from the `Random` that is handed in, so that the seed decides.';
const timer = 'simulated code cannot wait, so say when to come back';
const asynchrony = 'simulated code runs to its end at once, so return effects';
const network = 'simulated code does no I/O, so return an effect';
const thread = 'simulated code is alone in its thread';

/** Made before any run, as by a module when it is loaded. */
const shared = new Int32Array(new SharedArrayBuffer(4));
const dated = new Date(0);
const channel = new MessageChannel();
const { stackTraceLimit } = Error;

/** A class that the types of Node do not declare, or not so that it can be made. */
const globalNamed = (name: string) =>
  Reflect.get(globalThis, name) as new (...args: readonly unknown[]) => object;
const compile = (code: Uint8Array): unknown =>
  (globalNamed('WebAssembly') as unknown as { compile: (code: Uint8Array) => unknown }).compile(
    code,
  );

/** Draws in the depths of code that is found in a dependency. */
const outOfDependency = runInThisContext(
  '(function deep(depth) { return depth === 0 ? Math.random() : deep(depth - 1); })',
  { filename: '/app/node_modules/library/index.js' },
) as (depth: number) => number;
afterAll(() => channel.port1.close());

describe('a guard', () => {
  it.each([
    ['Date.now()', () => Date.now(), clock],
    ['new Date()', () => new Date(), clock],
    ['Date()', () => Date(), clock],
    ['performance.now()', () => performance.now(), clock],
    ['process.hrtime()', () => process.hrtime(), clock],
    ['process.hrtime.bigint()', () => process.hrtime.bigint(), clock],
    ['Math.random()', () => Math.random(), random],
    ['crypto.randomUUID()', () => crypto.randomUUID(), random],
    ['crypto.getRandomValues()', () => crypto.getRandomValues(new Uint8Array(1)), random],
    ['setTimeout()', () => setTimeout(() => undefined), timer],
    ['setInterval()', () => setInterval(() => undefined), timer],
    ['setImmediate()', () => setImmediate(() => undefined), timer],
    ['queueMicrotask()', () => queueMicrotask(() => undefined), asynchrony],
    ['process.nextTick()', () => process.nextTick(() => undefined), asynchrony],
    ['new Promise()', () => new Promise(() => undefined), asynchrony],
    ['Promise.resolve()', () => Promise.resolve(), asynchrony],
    ['Promise.all()', () => Promise.all([]), asynchrony],
    ['fetch()', () => fetch('http://127.0.0.1'), network],
    ['performance.mark()', () => performance.mark('here'), clock],
    ['performance.measure()', () => performance.measure('here'), clock],
    ['performance.toJSON()', () => performance.toJSON(), clock],
    ['performance.eventLoopUtilization()', () => performance.eventLoopUtilization(), clock],
    ['performance.getEntries()', () => performance.getEntries(), clock],
    ['performance.timeOrigin', () => performance.timeOrigin, clock],
    ['performance.nodeTiming', () => performance.nodeTiming, clock],
    ['new PerformanceMark()', () => new (globalNamed('PerformanceMark'))('here'), clock],
    ['new PerformanceObserver()', () => new PerformanceObserver(() => undefined), clock],
    ['process.cpuUsage()', () => process.cpuUsage(), clock],
    ['event.timeStamp', () => new Event('here').timeStamp, clock],
    ['new File()', () => new File(['text'], 'name').lastModified, clock],
    ['Intl.DateTimeFormat.format()', () => new Intl.DateTimeFormat('en').format(), clock],
    [
      'Intl.DateTimeFormat.formatToParts()',
      () => new Intl.DateTimeFormat('en').formatToParts(),
      clock,
    ],
    ['new Date()', () => new (dated.constructor as DateConstructor)(), clock],
    ['URL.createObjectURL()', () => URL.createObjectURL(new Blob(['text'])), random],
    ['AbortSignal.timeout()', () => AbortSignal.timeout(1), timer],
    ['Atomics.wait()', () => Atomics.wait(shared, 0, 0, 1), timer],
    ['Atomics.notify()', () => Atomics.notify(shared, 0), thread],
    [
      'crypto.subtle.digest()',
      () => crypto.subtle.digest('SHA-256', new Uint8Array(1)),
      asynchrony,
    ],
    ['crypto.subtle.exportKey()', () => crypto.subtle.exportKey('raw', {} as never), asynchrony],
    ['WebAssembly.compile()', () => compile(new Uint8Array(8)), asynchrony],
    ['Blob.text()', () => new Blob(['text']).text(), asynchrony],
    ['new ReadableStream()', () => new ReadableStream(), asynchrony],
    ['new CompressionStream()', () => new CompressionStream('gzip'), asynchrony],
    ['new MessageChannel()', () => new MessageChannel(), thread],
    ['MessagePort.postMessage()', () => channel.port1.postMessage(1), thread],
    ['new BroadcastChannel()', () => new BroadcastChannel('here'), thread],
    ['new FormData()', () => new FormData(), network],
    ['process.getBuiltinModule()', () => process.getBuiltinModule('node:fs'), network],
  ])('throws for %s and names it, the line and the fix', (api, use, fix) => {
    const error = errorOf(use) as GuardError;
    expect(error).toBeInstanceOf(GuardError);
    expect(error.api).toBe(api);
    expect(error.message).toMatch(/ was called at .*guards\.spec\.ts:\d+:\d+ while a simulation/);
    expect(error.message.startsWith(`${api} was called`)).toBe(true);
    expect(error.message).toContain(fix);
    expect(error.stack).toMatch(/^GuardError: .*\n\s+at .*guards\.spec\.ts/);
  });

  it('finds the line that called a library from deep inside of it, and keeps the stack short', () => {
    const error = errorOf(() => outOfDependency(60)) as GuardError;
    expect(error.message).toMatch(/ at .*guards\.spec\.ts:\d+:\d+ while/);
    expect(error.stack).toMatch(/guards\.spec\.ts:\d+:\d+\)?$/);
    expect((errorOf(() => Math.random()) as GuardError).stack?.split('\n')).toHaveLength(
      1 + stackTraceLimit,
    );
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  });

  it('lets through what is the same each time', () => {
    underGuard(() => {
      expect(new Date(5).getTime()).toBe(5);
      expect(new Date(2020, 1, 1)).toBeInstanceOf(Date);
      expect(Date.UTC(1970, 0, 2)).toBe(86_400_000);
      expect(Date.parse('1970-01-02T00:00:00Z')).toBe(86_400_000);
      expect(Math.max(1, 2)).toBe(2);
      expect(crypto.subtle).toBeDefined();
      expect(new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format(0)).toBe('1/1/1970');
      expect(new Intl.DateTimeFormat('en').formatToParts(0)).not.toEqual([]);
      const file = new File(['text'], 'name', { lastModified: 5 });
      expect(file).toBeInstanceOf(File);
      expect(file.lastModified).toBe(5);
      expect(new Event('here').type).toBe('here');
      expect(dated.constructor).toBe(Date);
      expect(new AbortController().signal).toBeInstanceOf(AbortSignal);
      expect(structuredClone(new Date(5))).toEqual(new Date(5));
    });
  });

  it('lets a console work whose stream uses what is guarded', () => {
    const written: string[] = [];
    const stream = new Writable({
      write(text, _encoding, done) {
        written.push(`${String(text).trim()} ${typeof Date.now()}`);
        process.nextTick(done);
      },
    });
    const { log } = new Console(stream);
    underGuard(() => {
      log('still here');
      log('again');
      expect(trippedGuard()).toBeUndefined();
    });
    expect(written[0]).toBe('still here number');
  });

  it('remembers that it was tripped where its error was caught', () => {
    underGuard(() => {
      try {
        Math.random();
      } catch {
        // What a module with a fallback does.
      }
      underGuard(() => expect(trippedGuard()).toBeUndefined());
      expect(trippedGuard()?.api).toBe('Math.random()');
    });
    expect(trippedGuard()).toBeUndefined();
  });
});

describe('guards', () => {
  /** Everything that they replace, as it is. */
  const globals = () => [
    Date,
    Date.now,
    performance.now,
    Math.random,
    crypto.randomUUID,
    setTimeout,
    queueMicrotask,
    process.nextTick,
    process.hrtime,
    process.hrtime.bigint,
    Promise,
    fetch,
    dated.constructor,
  ];

  it('are gone after a run, and after one that throws', () => {
    const before = globals();
    const keys = Object.keys(Object.getOwnPropertyDescriptors(globalThis));
    underGuard(() => expect(globals().some((now, index) => now === before[index])).toBe(false));
    expect(globals()).toEqual(before);
    expect(() =>
      underGuard(() => {
        throw new Error('in the middle');
      }),
    ).toThrow('in the middle');
    expect(globals().every((now, index) => now === before[index])).toBe(true);
    expect(Object.keys(Object.getOwnPropertyDescriptors(globalThis))).toEqual(keys);
  });

  it('leave a class as it is for all but its construction', () => {
    class Source extends (ReadableStream as new () => ReadableStream) {}
    const { prototype } = MessageChannel;
    keepGuards(() => {
      expect(new Source()).toBeInstanceOf(ReadableStream);
      expect(new ReadableStream()).toBeInstanceOf(ReadableStream);
      expect(MessageChannel.prototype).toBe(prototype);
      expect(() => underGuard(() => new Source())).toThrow(GuardError);
    });
  });

  it('stay while an outer run goes on', () => {
    underGuard(() => {
      underGuard(() => undefined);
      expect(() => Math.random()).toThrow(GuardError);
    });
    expect(Math.random()).toBeLessThan(1);
  });

  it('let everything through between the runs of a sweep', async () => {
    const { random } = Math;
    const promise = keepGuards(() => {
      expect(Math.random).not.toBe(random);
      expect(Math.random()).toBeLessThan(1);
      expect(new Date().getTime()).toBeGreaterThan(0);
      expect(Date()).toMatch(/\d{4}/);
      underGuard(() => expect(() => Math.random()).toThrow(GuardError));
      expect(performance.now()).toBeGreaterThan(0);
      expect(process.hrtime.bigint()).toBeGreaterThan(0n);
      expect(performance.timeOrigin).toBeGreaterThan(0);
      expect(performance.nodeTiming.name).toBe('node');
      expect(new Event('here').timeStamp).toBeGreaterThan(0);
      expect(new Intl.DateTimeFormat('en').format()).toMatch(/20\d\d/);
      return Promise.resolve(new Promise<number>((resolve) => setTimeout(resolve, 0, 7)));
    });
    expect(Math.random).toBe(random);
    await expect(promise).resolves.toBe(7);
  });
});
