import { webSocket, webStreams } from './late-modules.js';

const OF_STREAMS = [
  'ByteLengthQueuingStrategy',
  'CountQueuingStrategy',
  'ReadableByteStreamController',
  'ReadableStream',
  'ReadableStreamBYOBReader',
  'ReadableStreamBYOBRequest',
  'ReadableStreamDefaultController',
  'ReadableStreamDefaultReader',
  'TextDecoderStream',
  'TextEncoderStream',
  'TransformStream',
  'TransformStreamDefaultController',
  'WritableStream',
  'WritableStreamDefaultController',
  'WritableStreamDefaultWriter',
] as const;
const OF_SOCKETS = ['CloseEvent', 'MessageEvent', 'WebSocket'] as const;

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

function defineLate(name: string, valueOf: () => unknown): void {
  Object.defineProperty(globalThis, name, {
    get() {
      const value = valueOf();
      define(name, value);
      return value;
    },
    set(value: unknown) {
      define(name, value);
    },
    configurable: true,
    enumerable: false,
  });
}

/** Globals whose modules are evaluated when they are first read, as Node's own are. */
export function installLateGlobals(): void {
  for (const name of OF_STREAMS) defineLate(name, () => webStreams()[name]);
  for (const name of OF_SOCKETS) defineLate(name, () => webSocket()[name]);
}
