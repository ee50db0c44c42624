/**
 * The globals that some rule judges. The first name of each API of a rule has to be here: a file that has none of them in its text is spared the analysis of its scopes.
 */
const JUDGED_GLOBALS: readonly string[] = [
  'AbortSignal',
  'Atomics',
  'Blob',
  'BroadcastChannel',
  'Buffer',
  'Bun',
  'CompressionStream',
  'Date',
  'DecompressionStream',
  'Deno',
  'EventSource',
  'File',
  'FinalizationRegistry',
  'FormData',
  'Function',
  'Intl',
  'MessageChannel',
  'MessagePort',
  'PerformanceMark',
  'PerformanceObserver',
  'Promise',
  'RTCPeerConnection',
  'ReadableStream',
  'SharedWorker',
  'Temporal',
  'TextDecoderStream',
  'TextEncoderStream',
  'TransformStream',
  'URL',
  'WeakRef',
  'WebAssembly',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'Worker',
  'WritableStream',
  'XMLHttpRequest',
  'caches',
  'console',
  'cookieStore',
  'crypto',
  'document',
  'eval',
  'fetch',
  'frames',
  'gc',
  'global',
  'globalThis',
  'indexedDB',
  'localStorage',
  'location',
  'module',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'requestAnimationFrame',
  'requestIdleCallback',
  'require',
  'scheduler',
  'self',
  'sessionStorage',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'webcrypto',
  'window',
  // `Array` alone is in too many files.
  'fromAsync',
];

/** Of `Math`, all but the functions that compute exactly. */
const JUDGED_MATH =
  'Math(?!\\s*\\.\\s*(?:abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc)\\b)';

const JUDGED = new RegExp(`\\b(?:${JUDGED_GLOBALS.join('|')}|${JUDGED_MATH})\\b`);

/** Identifiers can be written with escapes, `D\\u0061te`, which no text search would find. */
const ESCAPED = /\\u/;

/** Whether a file can contain a use of a judged global at all. */
export function mayTouchGlobals(text: string): boolean {
  return JUDGED.test(text) || ESCAPED.test(text);
}
