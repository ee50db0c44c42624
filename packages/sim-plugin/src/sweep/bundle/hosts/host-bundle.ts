import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { builtInCode, builtInOf } from './built-ins.js';
import { hostLines } from './host-lines.js';

const require = createRequire(import.meta.url);
const ENTRY = '\0host-entry';
const BUILT_IN = '\0built-in:';
const INERT = '\0inert';
const HELPER = '\0helper';
/** Files of the simulated built-in modules whose imports are packages of ours, wherever the workspace is. */
const OWN_PACKAGES = [
  ['web-streams', 'node:stream/web', 'web-streams-polyfill'],
  ['web-socket', 'ws', 'ws'],
] as const;
const OWN_FILE = fileURLToPath(import.meta.url);
const MUTANT_SWITCH = /[\\/]sweep[\\/]worker[\\/]mutant-switch\.[jt]s$/;
const ADDON = '\0addon:';

/** What `require` of a name that is made up while the code runs does: nothing but bundled modules is there. */
const HELPER_CODE = `export function createRequire() {
  const require = (name) => {
    const error = new Error("Cannot find module '" + name + "': a module that is required by a name made up at run time is not bundled");
    throw Object.assign(error, { code: 'MODULE_NOT_FOUND' });
  };
  return Object.assign(require, { cache: {}, main: undefined, resolve: require });
}
`;

export interface HostBundleRequest {
  /** Absolute path of the entry module. */
  readonly entry: string;
  /** Absolute path of the workspace's root. */
  readonly root: string;
  /** Conditions of `exports` that the workspace adds. */
  readonly conditions: readonly string[];
  /** Absolute path of the runtime's entry for services, beside which its simulated built-in modules are. */
  readonly runtime: string;
  /** Whether the entry is the file of the definition, whose operations run on a client's host. */
  readonly isClient: boolean;
  /** What changes the sources before they are bundled. */
  readonly plugins?: readonly Plugin[];
}

/** A host's script, and the files that it was made of. */
export interface HostBundle {
  readonly code: string;
  readonly sources: readonly string[];
}

/**
 * Bundles a host's entry with its packages and the simulated built-in modules into one script, which runs in a
 * context without modules.
 */
export async function bundleHost({
  entry,
  root,
  conditions,
  runtime,
  isClient,
  plugins = [],
}: HostBundleRequest): Promise<HostBundle> {
  const folder = join(dirname(runtime), 'service', 'inside');
  const inside = (file: string): string => join(folder, `${file}${extname(runtime)}`);
  const at = `/app/${nameOf(entry, root)}`;
  const bundle = await rolldown({
    cwd: root,
    input: ENTRY,
    platform: 'node',
    tsconfig: true,
    logLevel: 'silent',
    transform: {
      define: {
        'import.meta.url': JSON.stringify(`file://${at}`),
        'import.meta.filename': JSON.stringify(at),
        'import.meta.dirname': JSON.stringify(dirname(at)),
      },
    },
    // Rolldown adds `import` or `require`, as each import asks for: a package may have a form for each.
    resolve: { conditionNames: [...conditions, 'node'] },
    plugins: [hostPlugin(entry, inside, isClient), ...plugins],
  });
  const { output } = await bundle.generate({
    format: 'esm',
    codeSplitting: false,
    sourcemap: true,
    file: join(root, 'host.js'),
  });
  await bundle.close();
  const [{ code, map, moduleIds }] = output;
  const lines = map === null ? '' : hostLines(map, LINES_BEFORE);
  return {
    code: `${wrapped(code, at)}${lines}\n`,
    sources: moduleIds.filter((id) => !id.startsWith('\0')),
  };
}

const LINES_BEFORE = 2;

/**
 * A script in place of a module: its body is an async function, whose failure is an error that nothing catches. What
 * CommonJS has as variables of each module, all have in common: where the entry is.
 */
function wrapped(code: string, at: string): string {
  const body = code
    .replace(/^export \{[^}]*\};?$/gm, '')
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    // A helper of the bundler's own, which nothing defines it for.
    .replaceAll('createRequire(import.meta.url)', 'createRequire()');
  const place = [dirname(at), at].map((path) => JSON.stringify(path)).join(', ');
  return `((__dirname, __filename) =>\n(async () => {\n${body}\n})())(${place}).then(() => __gossipHost.loaded());\n`;
}

function nameOf(entry: string, root: string): string {
  return relative(root, entry).split(sep).join('/');
}

function hostPlugin(entry: string, inside: (file: string) => string, isClient: boolean): Plugin {
  const streams = require.resolve('readable-stream/lib/ours/browser');
  const emitter = require.resolve('events/');
  return {
    name: 'simulated-host',
    resolveId: {
      order: 'pre',
      async handler(specifier, importer, { kind }) {
        if (specifier === ENTRY) return specifier;
        if (specifier.startsWith('\0')) return null;
        // They are there for what they do, whatever their packages say of side effects.
        if (importer === ENTRY) return { id: specifier, moduleSideEffects: true };
        // The bundler's own helpers come first, and must not need what needs them.
        if (importer?.startsWith('\0rolldown') === true) return HELPER;
        if (isClient && /^@gossip\/sim-runtime\/service$/.test(specifier)) return inside('client');
        if (isClient && /^@gossip\/sim-runtime\/(?:sim|history|explore|vitest)$/.test(specifier))
          return `${INERT}:${specifier}`;
        const bare = specifier.replace(/\/$/, '');
        const own = OWN_PACKAGES.find(([file]) => importer === inside(file));
        if (own !== undefined && specifier === own[1]) {
          const found = await this.resolve(own[2], OWN_FILE, { kind, skipSelf: true });
          return found ?? `\0missing:${own[2]}`;
        }
        const name = builtInOf(bare);
        if (name !== undefined) {
          if (name === 'events' && importer === inside('events')) return emitter;
          return `${BUILT_IN}${name}`;
        }
        const found = await this.resolve(specifier, importer, { kind, skipSelf: true });
        if (found?.id.endsWith('.node') === true) return `${ADDON}${found.id}`;
        if (found !== null) return found;
        if (kind !== 'import-statement') return `\0missing:${specifier}`;
        return this.error({
          message: `imports '${specifier}', which cannot be found`,
          ...(importer === undefined ? {} : { id: importer }),
        });
      },
    },
    load(id) {
      if (id === ENTRY)
        return `import ${JSON.stringify(inside('globals'))};\nimport ${JSON.stringify(entry)};\n`;
      if (id === HELPER) return HELPER_CODE;
      if (MUTANT_SWITCH.test(id)) return switchCode(inside('system'));
      if (id === `${BUILT_IN}stream`) return streamCode(streams, inside('stream-adapters'));
      if (id.startsWith(BUILT_IN)) return builtIn(id.slice(BUILT_IN.length), inside);
      if (id.startsWith(`${INERT}:`)) return inertCode(id.slice(INERT.length + 1));
      if (id.startsWith(ADDON)) return addonCode(id.slice(ADDON.length));
      if (id.startsWith('\0missing:')) return missingCode(id.slice('\0missing:'.length));
      return undefined;
    },
  };
}

function builtIn(name: string, inside: (file: string) => string): string {
  if (name === 'stream/promises') {
    return "import { promises } from 'node:stream';\nexport const { pipeline, finished } = promises;\nexport default promises;\n";
  }
  return builtInCode(name, inside);
}

/** Streams in JavaScript, with the adapters of web streams, which their package has for Node's own alone. */
function streamCode(streams: string, adapters: string): string {
  return [
    `const streams = require(${JSON.stringify(streams)});`,
    `const adapters = () => require(${JSON.stringify(adapters)});`,
    'streams.Readable.fromWeb = (web, options) => adapters().readableFromWeb(web, options);',
    'streams.Readable.toWeb = (readable) => adapters().readableToWeb(readable);',
    'streams.Writable.fromWeb = (web, options) => adapters().writableFromWeb(web, options);',
    'streams.Writable.toWeb = (writable) => adapters().writableToWeb(writable);',
    'module.exports = streams;',
  ].join('\n');
}

/** A package that is not installed: `require` of it throws, as packages with optional parts expect. */
function missingCode(specifier: string): string {
  const message = JSON.stringify(`Cannot find module '${specifier}'`);
  return `throw Object.assign(new Error(${message}), { code: 'MODULE_NOT_FOUND' });\n`;
}

/** The switch of mutants as code of a host has it: read from outside at each start, of which a run has one mutant. */
function switchCode(system: string): string {
  return [
    `import { system } from ${JSON.stringify(system)};`,
    'const outside = system.lent.mutants;',
    'export const active = outside.active();',
    'export const reach = (site) => outside.reach(site);',
    'export const step = () => outside.step();',
  ].join('\n');
}

/** A native addon: loading it throws, as Node does for one that is not for its version, since packages may do without. */
function addonCode(path: string): string {
  const message = `The native addon ${basename(path)} cannot be loaded on a simulated host: use a form of its package that is JavaScript alone`;
  return `module.exports = (() => {\n  throw Object.assign(new Error(${JSON.stringify(message)}), { code: 'ERR_DLOPEN_FAILED' });\n})();\n`;
}

/** Oracles are made outside: on a client's host, what they are made with does nothing. */
async function inertCode(specifier: string): Promise<string> {
  const names = Object.keys((await import(specifier)) as object).filter(
    (name) => name !== 'default',
  );
  return [
    'const inert = new Proxy(function () {}, { get: (_, key) => (key === Symbol.toPrimitive ? () => 0 : inert), apply: () => inert, construct: () => inert });',
    ...names.map((name) => `export const ${name} = inert;`),
  ].join('\n');
}
