import { isBuiltin } from 'node:module';

/**
 * The members of Node's built-in modules that the hosts of a service have a replacement for, as words. A spec asks a
 * host whether the list is right.
 */
const SIMULATED: Readonly<Record<string, readonly string[]>> = {
  async_hooks: [
    'AsyncLocalStorage AsyncResource executionAsyncId executionAsyncResource triggerAsyncId',
  ],
  console: [
    'assert count countReset debug dir dirxml error group groupCollapsed groupEnd info log profile',
    'profileEnd table time timeEnd timeLog timeStamp trace warn',
  ],
  crypto: [
    'Hash constants createCipheriv createDecipheriv createHash createHmac createPrivateKey',
    'createPublicKey createSecretKey createVerify getCiphers getHashes getRandomValues hash hkdfSync',
    'pbkdf2 pbkdf2Sync randomBytes randomFill randomFillSync randomInt randomUUID scrypt scryptSync',
    'timingSafeEqual webcrypto',
  ],
  dgram: ['Socket createSocket'],
  diagnostics_channel: ['Channel channel hasSubscribers subscribe tracingChannel unsubscribe'],
  dns: ['getDefaultResultOrder lookup promises resolve resolve4 setDefaultResultOrder'],
  'dns/promises': ['lookup resolve4'],
  events: [
    'EventEmitter addAbortListener captureRejectionSymbol captureRejections defaultMaxListeners',
    'errorMonitor getEventListeners getMaxListeners init listenerCount on once setMaxListeners',
  ],
  fs: [
    'Stats access accessSync appendFile appendFileSync chmod chmodSync chown chownSync close closeSync',
    'constants copyFile copyFileSync createReadStream createWriteStream exists existsSync fchmod',
    'fchmodSync fchown fchownSync fdatasync fdatasyncSync fstat fstatSync fsync fsyncSync ftruncate',
    'ftruncateSync futimes futimesSync lchown lchownSync lstat lstatSync mkdir mkdirSync mkdtemp',
    'mkdtempSync open openSync promises read readFile readFileSync readSync readdir readdirSync realpath',
    'realpathSync rename renameSync rm rmSync rmdir rmdirSync stat statSync truncate truncateSync unlink',
    'unlinkSync utimes utimesSync write writeFile writeFileSync writeSync',
  ],
  'fs/promises': [
    'FileHandle access appendFile chmod chown constants copyFile lchown lstat mkdir mkdtemp open readFile',
    'readdir realpath rename rm rmdir stat truncate unlink utimes writeArguments writeFile',
  ],
  http: [
    'Agent ClientRequest IncomingMessage METHODS OutgoingMessage STATUS_CODES Server ServerResponse',
    'createServer get globalAgent maxHeaderSize request setMaxIdleHTTPParsers validateHeaderName',
    'validateHeaderValue',
  ],
  https: ['Agent get globalAgent request'],
  net: [
    'Server Socket Stream connect createConnection createServer getDefaultAutoSelectFamily isIP isIPv4',
    'isIPv6 setDefaultAutoSelectFamily',
  ],
  os: [
    'EOL arch availableParallelism constants cpus devNull endianness freemem homedir hostname loadavg',
    'machine networkInterfaces platform release tmpdir totalmem type uptime userInfo version',
  ],
  perf_hooks: ['constants performance'],
  process: [
    'abort allowedNodeEnvironmentFlags arch argv argv0 binding chdir config cpuUsage cwd emitWarning env',
    'execArgv execPath exit exitCode features getegid geteuid getgid getuid',
    'hasUncaughtExceptionCaptureCallback hrtime kill memoryUsage nextTick pid platform ppid reallyExit',
    'release report resourceUsage setSourceMapsEnabled setUncaughtExceptionCaptureCallback stderr stdin',
    'stdout title umask uptime version versions',
    // Of its event emitter, and what packages do without where it is not there.
    'addListener emit eventNames getBuiltinModule getMaxListeners listenerCount listeners off on once',
    'prependListener prependOnceListener rawListeners removeAllListeners removeListener setMaxListeners',
  ],
  'stream/consumers': ['arrayBuffer buffer json text'],
  'stream/web': [
    'ByteLengthQueuingStrategy CountQueuingStrategy ReadableByteStreamController ReadableStream',
    'ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController',
    'ReadableStreamDefaultReader TextDecoderStream TextEncoderStream TransformStream',
    'TransformStreamDefaultController WritableStream WritableStreamDefaultController',
    'WritableStreamDefaultWriter',
  ],
  timers: [
    'Immediate Timeout clearImmediate clearInterval clearTimeout promises setImmediate setInterval',
    'setTimeout',
  ],
  'timers/promises': ['scheduler setImmediate setInterval setTimeout'],
  tty: ['isatty'],
  util: [
    'TextDecoder TextEncoder aborted callbackify debug debuglog deprecate format formatWithOptions',
    'inherits inspect isArray isDeepStrictEqual parseArgs promisify stripVTControlCharacters styleText',
    'toUSVString types',
  ],
  worker_threads: ['isMainThread parentPort resourceLimits threadId workerData'],
};

/** Modules that hosts have as a whole. */
const WHOLE: ReadonlySet<string> = new Set([
  'assert',
  'assert/strict',
  'buffer',
  'path',
  'path/posix',
  'path/win32',
  'querystring',
  'stream',
  'stream/promises',
  'string_decoder',
  'url',
  'util/types',
]);

/** Globals that hosts refuse, and members of those that they have. */
const REFUSED: ReadonlySet<string> = new Set([
  'Atomics.waitAsync',
  'Blob',
  'BroadcastChannel',
  'CompressionStream',
  'DecompressionStream',
  'File',
  'FormData',
  'MessageChannel',
  'MessagePort',
  'WebAssembly.compileStreaming',
  'WebAssembly.instantiateStreaming',
  'crypto.subtle',
  'node:crypto.webcrypto.subtle',
  'node:process.binding',
  'node:process.chdir',
  'node:process.setUncaughtExceptionCaptureCallback',
]);

const members = new Map(
  Object.entries(SIMULATED).map(([module, words]) => [
    module,
    new Set(words.flatMap((line) => line.split(' '))),
  ]),
);

/** A module by the path of the member that gives it, too. */
const AGAIN = /^node:(dns|fs|stream|timers)\.promises\b/;

/**
 * The API of Node that a use reaches and that hosts of a service refuse, as messages name it; `undefined` where they have
 * it, and where it is none of Node's.
 *
 * @param path - as uses of the environment have it, such as `node:fs.watch` or `WebSocket.OPEN`
 */
export function unsimulatedApi(path: string): string | undefined {
  const global = path
    .replace(/^(console|process)\./, 'node:$1.')
    .replace(AGAIN, 'node:$1/promises');
  const parts = global.split('.');
  for (let length = parts.length; length > 0; length--) {
    const api = parts.slice(0, length).join('.');
    if (REFUSED.has(api)) return named(api);
  }
  const [module = '', member] = parts;
  if (!module.startsWith('node:') || !isBuiltin(module)) return undefined;
  const name = module.slice('node:'.length);
  if (isWhole(name, member)) return undefined;
  return member === undefined ? name : `${name}.${member}`;
}

/** Compression that calls back does so from the real loop. */
function isWhole(module: string, member: string | undefined): boolean {
  if (module === 'zlib') return member === undefined || !callsBack(member);
  if (WHOLE.has(module)) return true;
  const has = members.get(module);
  return has !== undefined && (member === undefined || has.has(member));
}

function callsBack(member: string): boolean {
  return /^(?:create[A-Z]\w*|(?:de|in)flate(?:Raw)?|g(?:un)?zip|unzip|(?:brotli|zstd)(?:Dec|C)ompress)$/.test(
    member,
  );
}

function named(api: string): string {
  return api.replace(/^node:/, '');
}
