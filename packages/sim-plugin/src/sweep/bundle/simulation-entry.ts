import { isBuiltin } from 'node:module';
import type { PartialResolvedId, Plugin } from 'rolldown';
import { findImport, NO_PATH, outside } from './outside-packages.js';
import { SCRIPT_LOADER } from './shared-runtime.js';

const ENTRY = 'simulation';
const RUNTIME = '@gossip/sim-runtime';

export interface EntryFiles {
  /** Absolute path of the module's `sim.ts`. */
  readonly simulation: string;
  /** Absolute path of the code that serves it to the pool. */
  readonly serve: string;
  /** Absolute path of what a worker does before all else. */
  readonly workerChannel: string;
  /** Absolute path of what it does once the runtime is there, before the module is loaded. */
  readonly beforeModule: string;
  /** Whether the worker explores, too: few do, and the code for it takes its time to bundle. */
  readonly explores: boolean;
  /** Whether an entry of the runtime stays outside the bundle. Absent: the bundle holds them all. */
  readonly isOutside?: ((specifier: string, id: string) => boolean) | undefined;
}

/**
 * The entry that hands a simulation, and the very runtime that made it, to the code that serves them in
 * a worker, and exports both, to be run without that code.
 *
 * Packages from `node_modules` stay outside the bundle, other than the runtime.
 */
export function simulationEntry({
  simulation,
  serve,
  workerChannel,
  beforeModule,
  explores,
  isOutside,
}: EntryFiles): Plugin {
  const more = [
    ...(explores ? [['exploreSimulation', `${RUNTIME}/explore`]] : []),
    ...(isOutside === undefined ? [] : [['keepCompiled', SCRIPT_LOADER]]),
  ];
  return {
    name: 'simulation-entry',
    resolveId: {
      filter: { id: NO_PATH },
      async handler(specifier, importer, { kind }) {
        if (importer === undefined) return specifier === ENTRY ? `\0${ENTRY}` : null;
        if (isBuiltin(specifier) || specifier === SCRIPT_LOADER) return asItIs(specifier);
        const from = importer === `\0${ENTRY}` ? simulation : importer;
        const found = await findImport(this, specifier, from, kind);
        if (!isRuntime(specifier)) return outside(found);
        return isOutside?.(specifier, found.id) === true ? asItIs(specifier) : found;
      },
    },
    load: {
      filter: { id: new RegExp(`^\0${ENTRY}$`) },
      handler: () =>
        [
          `import ${JSON.stringify(workerChannel)};`,
          `import * as runtime from '${RUNTIME}/sim';`,
          `import ${JSON.stringify(beforeModule)};`,
          `import * as module from ${JSON.stringify(simulation)};`,
          `import { serve } from ${JSON.stringify(serve)};`,
          ...more.map(([name, specifier]) => `import { ${name} } from '${specifier}';`),
          `serve(runtime, module, { ${more.map(([name]) => name).join(', ')} });`,
          'export { module, runtime };',
        ].join('\n'),
    },
  };
}

function isRuntime(specifier: string): boolean {
  return specifier === RUNTIME || specifier.startsWith(`${RUNTIME}/`);
}

function asItIs(specifier: string): PartialResolvedId {
  return { id: specifier, external: true };
}
