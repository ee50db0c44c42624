/**
 * How a global is kept from bringing the world into a run.
 *
 * - `pure`: the same each time, on every machine
 * - `guarded`: stopped while a simulation runs, or that part of it which is not pure
 * - `reviewed`: let through by the guards; the review of `sim-check` refuses what is not pure
 */
export type Keeping = 'pure' | 'guarded' | 'reviewed';

const listed = (keeping: Keeping, names: string): readonly (readonly [string, Keeping])[] =>
  names.split(/\s+/).map((name) => [name, keeping] as const);

/** Every global of Node 20, 22 and 24. */
export const GLOBAL_NAMES: ReadonlyMap<string, Keeping> = new Map([
  ...listed(
    'pure',
    `AggregateError ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Error
    EvalError Float16Array Float32Array Float64Array Infinity Int16Array Int32Array Int8Array
    Iterator JSON Map NaN Number Object Proxy RangeError ReferenceError Reflect RegExp Set
    SharedArrayBuffer String SuppressedError Symbol SyntaxError TypeError URIError Uint16Array
    Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet undefined isFinite isNaN parseFloat
    parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
    AsyncDisposableStack DisposableStack structuredClone atob btoa TextDecoder TextEncoder
    URLPattern URLSearchParams Headers Request Response DOMException AbortController EventTarget
    ByteLengthQueuingStrategy CountQueuingStrategy clearImmediate clearInterval clearTimeout
    Crypto CryptoKey Navigator Performance PerformanceEntry PerformanceMeasure
    PerformanceObserverEntryList PerformanceResourceTiming ReadableByteStreamController
    ReadableStreamBYOBRequest ReadableStreamDefaultController TransformStreamDefaultController
    WritableStreamDefaultController ReadableStreamBYOBReader ReadableStreamDefaultReader
    WritableStreamDefaultWriter`,
  ),
  ...listed(
    'guarded',
    `AbortSignal Array Atomics Blob BroadcastChannel CloseEvent CompressionStream CustomEvent Date
    DecompressionStream Event EventSource File FormData Intl Math MessageChannel MessageEvent MessagePort
    PerformanceMark PerformanceObserver Promise ReadableStream Storage SubtleCrypto
    TextDecoderStream TextEncoderStream TransformStream URL WebAssembly WebSocket WritableStream
    crypto fetch localStorage performance process queueMicrotask sessionStorage setImmediate
    setInterval setTimeout`,
  ),
  ...listed(
    'reviewed',
    `Buffer FinalizationRegistry Function WeakRef console eval gc global globalThis navigator`,
  ),
]);

/** Every member of the objects and prototypes that hold both what is pure and what is guarded. */
export const MEMBER_NAMES: Readonly<Record<string, ReadonlyMap<string, Keeping>>> = {
  AbortSignal: new Map([...listed('pure', 'abort any'), ...listed('guarded', 'timeout')]),
  Array: new Map([...listed('pure', 'from isArray of'), ...listed('guarded', 'fromAsync')]),
  Atomics: new Map([
    ...listed('pure', 'add and compareExchange exchange isLockFree load or pause store sub xor'),
    ...listed('guarded', 'notify wait waitAsync'),
  ]),
  'Blob.prototype': new Map([
    ...listed('pure', 'size slice type'),
    ...listed('guarded', 'arrayBuffer bytes stream text'),
  ]),
  'Crypto.prototype': new Map([
    ...listed('pure', 'subtle'),
    ...listed('guarded', 'getRandomValues randomUUID'),
  ]),
  Date: new Map([
    ...listed('guarded', 'now'),
    ...listed('reviewed', 'parse'),
    ...listed('pure', 'UTC'),
  ]),
  'Intl.DateTimeFormat.prototype': new Map([
    ...listed('guarded', 'format formatToParts'),
    ...listed('reviewed', 'formatRange formatRangeToParts resolvedOptions'),
  ]),
  Math: new Map([
    ...listed('guarded', 'random'),
    ...listed(
      'reviewed',
      `acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow
      sin sinh tan tanh`,
    ),
    ...listed(
      'pure',
      `E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs ceil clz32 f16round floor fround imul max min
      round sign sqrt sumPrecise trunc`,
    ),
  ]),
  'Performance.prototype': new Map([
    ...listed(
      'guarded',
      `eventLoopUtilization getEntries getEntriesByName getEntriesByType mark measure nodeTiming now
      timeOrigin timerify toJSON`,
    ),
    ...listed(
      'pure',
      `clearMarks clearMeasures clearResourceTimings markResourceTiming
      onresourcetimingbufferfull setResourceTimingBufferSize`,
    ),
  ]),
  Promise: new Map(listed('guarded', 'all allSettled any race reject resolve try withResolvers')),
  'SubtleCrypto.prototype': new Map(
    listed(
      'guarded',
      `decapsulateBits decapsulateKey decrypt deriveBits deriveKey digest encapsulateBits
      encapsulateKey encrypt exportKey generateKey getPublicKey importKey sign unwrapKey verify wrapKey`,
    ),
  ),
  URL: new Map([
    ...listed('pure', 'canParse parse revokeObjectURL'),
    ...listed('guarded', 'createObjectURL'),
  ]),
  WebAssembly: new Map([
    ...listed(
      'pure',
      `CompileError Exception Global Instance JSTag LinkError Memory Module RuntimeError
      SuspendError Suspending Table Tag promising validate`,
    ),
    ...listed('guarded', 'compile compileStreaming instantiate instantiateStreaming'),
  ]),
};
