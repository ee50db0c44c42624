import { isBuiltin } from 'node:module';
import { extname, join } from 'node:path';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import type { BundleRequest } from '../bundle/bundle-simulation.js';
import { workspaceConditions } from '../bundle/workspace-conditions.js';
import { reasonOf } from '../../system-error.js';
import type { PageBundle } from '../../page/rerun/page-bundle.js';

/** The most bytes that the compressed script may have, so that a report can be sent by mail. */
const MOST_BYTES = 600_000;

const ENTRY = 'simulation-in-page';
const SERVE = fileURLToPath(new URL(`serve-in-page${extname(import.meta.url)}`, import.meta.url));

/**
 * Bundles a simulation and all that it imports, npm packages included, as a script for a worker of a page. A module that
 * no page can run is no error: the page says why.
 */
export async function bundleForPage(
  request: Pick<BundleRequest, 'workspaceRoot' | 'projectRoot' | 'simulation'>,
): Promise<PageBundle> {
  try {
    const { code, imports } = await bundle(request);
    const builtin = imports.find((name) => isBuiltin(name));
    if (builtin !== undefined) return none(`it imports ${builtin}, which only Node has`);
    const packed = gzipSync(code, { level: 9 });
    if (packed.length > MOST_BYTES) {
      return none(`its code takes ${kilobytes(packed.length)}, more than ${kilobytes(MOST_BYTES)}`);
    }
    return { kind: 'bundle', code: packed.toString('base64') };
  } catch (error) {
    return none(
      `its code cannot be bundled for a browser (${reasonOf(error).split('\n', 1)[0] ?? ''})`,
    );
  }
}

function none(reason: string): PageBundle {
  return { kind: 'none', reason: `This page cannot run the module: ${reason}.` };
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000)} KB`;
}

async function bundle({
  workspaceRoot,
  projectRoot,
  simulation,
}: Pick<BundleRequest, 'workspaceRoot' | 'projectRoot' | 'simulation'>): Promise<OutputChunk> {
  const root = realpathSync(workspaceRoot);
  const made = await rolldown({
    cwd: root,
    input: ENTRY,
    platform: 'browser',
    tsconfig: true,
    logLevel: 'silent',
    resolve: {
      conditionNames: [...workspaceConditions(join(root, projectRoot)), 'import', 'default'],
    },
    plugins: [entry(join(root, projectRoot, simulation))],
  });
  const { output } = await made.generate({ format: 'iife', codeSplitting: false, minify: true });
  await made.close();
  return output[0];
}

/** The entry, whose runtime is the one that the simulation imports. */
function entry(simulation: string): Plugin {
  return {
    name: 'simulation-in-page',
    async resolveId(specifier, importer, { kind }) {
      if (importer === undefined) return specifier === ENTRY ? `\0${ENTRY}` : null;
      if (isBuiltin(specifier)) return { id: specifier, external: true };
      if (importer !== `\0${ENTRY}`) return null;
      return this.resolve(specifier, simulation, { kind, skipSelf: true });
    },
    load(id) {
      if (id !== `\0${ENTRY}`) return null;
      return [
        `import { checkPlan, drawRun, formatTraceHash, keepGuards, planOf } from '@gossip/sim-runtime/sim';`,
        `import * as module from ${JSON.stringify(simulation)};`,
        `import { serveInPage } from ${JSON.stringify(SERVE)};`,
        'serveInPage({ checkPlan, drawRun, formatTraceHash, keepGuards, planOf }, module);',
      ].join('\n');
    },
  };
}
