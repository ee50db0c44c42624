import { createRequire, isBuiltin } from 'node:module';

const require = createRequire(import.meta.url);

/** The built-in modules that the runtime has a simulated one for, by the name of its file. */
const SIMULATED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    async_hooks: 'async-hooks',
    console: 'console',
    crypto: 'crypto',
    diagnostics_channel: 'diagnostics-channel',
    dgram: 'dgram',
    dns: 'dns',
    'dns/promises': 'dns-promises',
    events: 'events',
    fs: 'fs',
    'fs/promises': 'fs-promises',
    http: 'http',
    https: 'https',
    net: 'net',
    os: 'os',
    perf_hooks: 'perf-hooks',
    process: 'process',
    'stream/consumers': 'stream-consumers',
    'stream/web': 'web-streams',
    timers: 'timers',
    'timers/promises': 'timers-promises',
    tty: 'tty',
    util: 'util',
    worker_threads: 'worker-threads',
  }),
);

/** The pure ones, which hosts share with the outside. */
const LENT: ReadonlySet<string> = new Set([
  'assert',
  'assert/strict',
  'buffer',
  'path',
  'path/posix',
  'path/win32',
  'querystring',
  'string_decoder',
  'url',
  'util/types',
  'zlib',
]);

/** Members of pure modules that call back, or give promises, from the real loop. */
const CALLS_BACK =
  /^(?:deflate|inflate|gzip|gunzip|deflateRaw|inflateRaw|unzip|brotliCompress|brotliDecompress|zstdCompress|zstdDecompress|create\w+)$/;

/** Packages ask whether it is there, and do without it, as they must on older versions of Node. */
const ASKED_FOR = 'getBuiltinModule';

/** The name of a built-in module without `node:`; `undefined` where a specifier names none. */
export function builtInOf(specifier: string): string | undefined {
  return isBuiltin(specifier) ? specifier.replace(/^node:/, '') : undefined;
}

/**
 * The code of the module that stands for a built-in one in the script of a host: CommonJS, so that `require` gives
 * what it gives in Node, and it is loaded when it is first needed. It has every member of the real one, so that an
 * import of it is no error: what the simulation lacks is refused when it is used.
 *
 * @param inside - the path of a file of the runtime's simulated built-in modules
 */
export function builtInCode(name: string, inside: (file: string) => string): string {
  const file = SIMULATED.get(name);
  const required = (of: string): string => `require(${JSON.stringify(inside(of))})`;
  return [
    `const { refused } = ${required('refusal')};`,
    ...(LENT.has(name)
      ? [`const own = ${required('system')}.system.lent[${JSON.stringify(name)}];`]
      : [
          `const simulated = ${file === undefined ? '{}' : required(file)};`,
          'const own = simulated.default ?? Object.assign({}, simulated);',
        ]),
    // What is lent is shared with the outside, where nothing may be changed.
    LENT.has(name)
      ? "module.exports = typeof own === 'function' ? own : Object.assign({}, own);"
      : 'module.exports = own;',
    ...membersOf(name).flatMap((key) => memberCode(name, key)),
  ].join('\n');
}

function memberCode(name: string, key: string): readonly string[] {
  const refusal = `refused(${JSON.stringify(`${name}.${key}`)})`;
  if (name === 'zlib' && CALLS_BACK.test(key)) return [`module.exports.${key} = ${refusal};`];
  if (LENT.has(name) || key === ASKED_FOR) return [];
  return [`if (!(${JSON.stringify(key)} in own)) own.${key} = ${refusal};`];
}

function membersOf(name: string): readonly string[] {
  const real = require(`node:${name}`) as object;
  return Object.keys(real).filter((key) => key !== 'default' && /^[A-Za-z_$][\w$]*$/.test(key));
}
