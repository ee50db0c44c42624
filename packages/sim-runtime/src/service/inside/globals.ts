import { installClock, performance, SimulatedDate } from './clock.js';
import { console } from './console.js';
import { webcrypto } from './crypto.js';
import { drainTicks, enter, hasTicks, attempt, uncaught } from './event-loop.js';
import {
  SimulatedController,
  SimulatedCustomEvent,
  SimulatedDOMException,
  SimulatedEvent,
  SimulatedEventTarget,
  SimulatedSignal,
} from './event-target.js';
import { fetch, SimulatedRequest, SimulatedResponse } from './fetch.js';
import { installFunctionTexts } from './function-texts.js';
import { SimulatedHeaders } from './headers.js';
import { installLateGlobals } from './late-globals.js';
import process, { receiveSignal } from './process.js';
import { fraction } from './randomness.js';
import { refused } from './refusal.js';
import { installStackTraces } from './stack-traces.js';
import { structuredClone } from './structured-clone.js';
import { system } from './system.js';
import * as timers from './timers.js';
import { installWebAssembly } from './web-assembly.js';

const settled = Promise.resolve();
const then = settled.then.bind(settled);

/** An exception of a microtask is an uncaught one, as in Node. */
function queueMicrotask(callback: () => void): void {
  void then(() => attempt(callback));
}

/** Never calls: when an object is collected depends on the engine. */
class SimulatedRegistry {
  register(): void {
    // What is registered stays.
  }

  unregister(): boolean {
    return false;
  }
}

/** Holds what it refers to: when it would let go depends on the engine. */
class SimulatedWeakRef {
  readonly #target: unknown;

  constructor(target: unknown) {
    this.#target = target;
  }

  deref(): unknown {
    return this.#target;
  }
}

const REFUSED = [
  'MessageChannel',
  'MessagePort',
  'BroadcastChannel',
  'Blob',
  'File',
  'FormData',
  'CompressionStream',
  'DecompressionStream',
];

/** Lets errors of the outside, such as those of `new URL`, be instances of the classes in here. */
function admitOuterErrors(): void {
  const outer = system.lent['errors'] as Readonly<Record<string, new () => Error>>;
  const ordinary = Function.prototype[Symbol.hasInstance];
  for (const [name, OuterError] of Object.entries(outer)) {
    const InnerError = (globalThis as unknown as Record<string, new () => Error>)[name];
    Object.defineProperty(InnerError, Symbol.hasInstance, {
      value(this: unknown, value: unknown): boolean {
        if (ordinary.call(this as () => void, value)) return true;
        return this === InnerError && ordinary.call(OuterError, value);
      },
    });
  }
}

admitOuterErrors();
installClock();
installWebAssembly();
installFunctionTexts();
installStackTraces();
Math.random = fraction;

const globals: Record<string, unknown> = {
  ...(system.lent['globals'] as object),
  global: globalThis,
  process,
  console,
  performance,
  crypto: webcrypto,
  queueMicrotask,
  structuredClone,
  fetch,
  Date: SimulatedDate,
  Event: SimulatedEvent,
  CustomEvent: SimulatedCustomEvent,
  EventTarget: SimulatedEventTarget,
  AbortSignal: SimulatedSignal,
  AbortController: SimulatedController,
  DOMException: SimulatedDOMException,
  Headers: SimulatedHeaders,
  Request: SimulatedRequest,
  Response: SimulatedResponse,
  FinalizationRegistry: SimulatedRegistry,
  WeakRef: SimulatedWeakRef,
  setTimeout: timers.setTimeout,
  setInterval: timers.setInterval,
  setImmediate: timers.setImmediate,
  clearTimeout: timers.clearTimeout,
  clearInterval: timers.clearInterval,
  clearImmediate: timers.clearImmediate,
};
for (const name of REFUSED) globals[name] = refused(name);
for (const [name, value] of Object.entries(globals)) {
  Object.defineProperty(globalThis, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}
installLateGlobals();
Object.assign(Atomics, { waitAsync: refused('Atomics.waitAsync') });

/** What the simulator calls in the context. */
Object.defineProperty(globalThis, '__gossipHost', {
  value: { enter, drainTicks, hasTicks, uncaught, receiveSignal, loaded: () => system.loaded() },
  configurable: true,
});
