import { isBuiltin } from 'node:module';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';

const ENTRY = 'simulation';
const RUNTIME = '@gossip/sim-runtime';

/** A path, absolute or relative: the bundler resolves it without asking, which would cost more than to do it. */
const NO_PATH = /^(?![./\\]|[a-z]:)/i;

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
}

/**
 * The entry that hands a simulation, and the very runtime that made it, to the code that serves them in
 * a worker, and exports both, to be run without that code.
 *
 * Packages from `node_modules` stay outside the bundle. They are named by absolute URL, since the
 * bundle lies elsewhere than the code that imports them.
 */
export function simulationEntry({
  simulation,
  serve,
  workerChannel,
  beforeModule,
  explores,
}: EntryFiles): Plugin {
  return {
    name: 'simulation-entry',
    resolveId: {
      filter: { id: NO_PATH },
      async handler(specifier, importer, { kind }) {
        if (importer === undefined) return specifier === ENTRY ? `\0${ENTRY}` : null;
        if (isBuiltin(specifier)) return { id: specifier, external: true };
        const from = importer === `\0${ENTRY}` ? simulation : importer;
        const found = await this.resolve(specifier, from, { kind, skipSelf: true });
        if (found === null) {
          return this.error({
            code: 'UNRESOLVED_IMPORT',
            message: `imports '${specifier}', which cannot be found`,
            id: from,
          });
        }
        const isInstalled = found.id.includes(`${sep}node_modules${sep}`);
        if (!isInstalled || isRuntime(specifier)) return found;
        return { id: pathToFileURL(found.id).href, external: true };
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
          ...(explores
            ? [
                `import { exploreSimulation } from '${RUNTIME}/explore';`,
                'serve(runtime, module, exploreSimulation);',
              ]
            : ['serve(runtime, module);']),
          'export { module, runtime };',
        ].join('\n'),
    },
  };
}

function isRuntime(specifier: string): boolean {
  return specifier === RUNTIME || specifier.startsWith(`${RUNTIME}/`);
}
