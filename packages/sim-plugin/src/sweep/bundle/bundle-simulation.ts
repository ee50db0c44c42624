import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputChunk, type Plugin, rolldown, type RolldownOptions } from 'rolldown';
import { reasonOf } from '../../system-error.js';
import { isInside } from '../../workspace/is-inside.js';
import { decoratorsStay, noScratchSpace } from '../sweep-errors.js';
import { scratchFolder } from './scratch-folder.js';
import { workspaceConditions } from './workspace-conditions.js';
import { bundleError } from './bundle-error.js';
import { bundleFingerprint } from './bundle-fingerprint.js';
import { decoratedSources } from './decorated-sources.js';
import { decoratorLowering, lowerDecorators } from './lower-decorators.js';
import { serviceHosts } from './hosts/service-hosts.js';
import { type LinkedCode, SharedRuntime } from './shared-runtime.js';
import { simulationEntry } from './simulation-entry.js';

/** A module's simulation as one JavaScript file, which a worker can run. */
export interface SimulationBundle {
  /** Absolute path. */
  readonly file: string;
  /** What the code is known by, wherever the workspace lies. */
  readonly fingerprint: string;
  /** The source files in it that belong to the workspace: absolute paths. */
  readonly sources: readonly string[];
  /** The URLs of the installed packages' modules that it imports. */
  readonly packages: readonly string[];
  /** Removes the file and its source map. */
  readonly dispose: () => void;
}

export interface BundleRequest {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** The file that exports the simulation, relative to the project's root. */
  readonly simulation: string;
  /** What changes the sources before they are bundled. */
  readonly plugins?: readonly Plugin[];
  /** Whether the worker is to explore, too. */
  readonly explores?: boolean;
  /** Whether the bundle may import the runtime from the workspace's cache, instead of holding it. */
  readonly sharesRuntime?: boolean;
}

/** What the bundler made. */
interface Bundled {
  readonly chunk: OutputChunk;
  /** The files that it read: the chunk names none of which nothing is left but inlined constants. */
  readonly files: readonly string[];
}

const FILE = 'simulation.mjs';
/** What the bundler reads beside sources. */
const TSCONFIG = /[/\\]tsconfig[^/\\]*\.json$/;
const SERVICE = '@gossip/sim-runtime/service';
const SERVE = workerFile('serve');
const WORKER_CHANNEL = workerFile('worker-channel');
const BEFORE_MODULE = workerFile('before-module');

/**
 * Bundles a simulation with the workspace libraries that it imports and with the copy of the runtime
 * that it would import, so that loading the file gives all three.
 *
 * @throws SimPluginError that names file and line when the code does not parse or an import leads
 *   nowhere
 */
export async function bundleSimulation(request: BundleRequest): Promise<SimulationBundle> {
  const root = realpathSync(request.workspaceRoot);
  const { path: folder, dispose } = scratchFolder(root);
  try {
    const linked = await linkedCode(request, root, folder);
    const { chunk, files } = linked?.bundled ?? (await lowered(request, root, folder));
    const { code = chunk.code, modules = [] } = linked ?? {};
    write(folder, { code, map: chunk.map });
    const fingerprint = bundleFingerprint(`${linked?.fingerprint ?? ''}${chunk.code}`, root);
    const sources = files.filter((id) => isSource(id, root) && !TSCONFIG.test(id));
    const packages = [...modules, ...chunk.imports.filter((url) => url.startsWith('file:'))];
    return { file: join(folder, FILE), fingerprint, sources, packages, dispose };
  } catch (error) {
    dispose();
    throw bundleError(error, root);
  }
}

/** Whether a module is a file of the workspace, as opposed to one of the bundler, the runtime or the plugin. */
function isSource(id: string, root: string): boolean {
  return isAbsolute(id) && isInside(root, id) && !id.includes(`${sep}node_modules${sep}`);
}

/** The bundler would blame itself for a full disk. */
function write(folder: string, { code, map }: Pick<OutputChunk, 'code' | 'map'>): void {
  const comment = code.includes('\n//# sourceMappingURL=')
    ? ''
    : `\n//# sourceMappingURL=${FILE}.map\n`;
  try {
    writeFileSync(join(folder, `${FILE}.map`), map?.toString() ?? '{}');
    writeFileSync(join(folder, FILE), `${code}${comment}`);
  } catch (error) {
    throw noScratchSpace(folder, reasonOf(error));
  }
}

/** Whether it is worth no try to share the runtime: hosts have files of it bundled into them. */
function isService(simulation: string): boolean {
  return readFileSync(simulation, 'utf8').includes(SERVICE);
}

/** Makes a bundle that imports the runtime, where it may. */
async function linkedCode(
  request: BundleRequest,
  root: string,
  folder: string,
): Promise<(LinkedCode & { readonly bundled: Bundled }) | undefined> {
  const { projectRoot, simulation } = request;
  if (request.sharesRuntime !== true || isService(join(root, projectRoot, simulation)))
    return undefined;
  const runtime = new SharedRuntime(root);
  const bundled = await lowered(request, root, folder, runtime);
  const linked = await runtime.link(bundled.chunk, bundlerOptions(request, root));
  return linked && { ...linked, bundled };
}

/** Makes a bundle that this Node can run. */
async function lowered(
  request: BundleRequest,
  root: string,
  folder: string,
  runtime?: SharedRuntime,
): Promise<Bundled> {
  const bundled = await makeBundle(request, root, folder, [], runtime);
  const { code, map } = bundled.chunk;
  const decorated = decoratedSources({ code, map }, (source) => resolve(folder, source));
  const [first] = decorated;
  if (first === undefined) return bundled;
  const lower = decoratorLowering(join(root, request.projectRoot));
  const { file, line, column } = first;
  const place = `${relative(root, file).split(sep).join('/')}:${line}:${column}`;
  if (lower === undefined) throw decoratorsStay(place);
  const files = new Set(decorated.map((source) => source.file));
  return makeBundle(request, root, folder, [lowerDecorators(files, lower)], runtime);
}

async function makeBundle(
  request: BundleRequest,
  root: string,
  folder: string,
  more: readonly Plugin[],
  runtime: SharedRuntime | undefined,
): Promise<Bundled> {
  const { projectRoot, simulation, plugins = [], explores = false } = request;
  const bundle = await rolldown({
    ...bundlerOptions(request, root),
    input: 'simulation',
    plugins: [
      // They replace sources as a whole, so that the code of hosts is added after that.
      ...plugins,
      serviceHosts({ projectRoot: join(root, projectRoot), plugins }),
      simulationEntry({
        simulation: join(root, projectRoot, simulation),
        serve: SERVE,
        workerChannel: WORKER_CHANNEL,
        beforeModule: BEFORE_MODULE,
        explores,
        isOutside: runtime && ((name, id) => runtime.takes(name, id, isSource(id, root))),
      }),
      ...more,
    ],
  });
  const { output } = await bundle.generate({
    dir: folder,
    format: 'esm',
    sourcemap: true,
    codeSplitting: false,
    entryFileNames: FILE,
  });
  const files = await bundle.watchFiles;
  await bundle.close();
  return { chunk: output[0], files };
}

function bundlerOptions({ projectRoot }: BundleRequest, root: string): RolldownOptions {
  const conditions = workspaceConditions(join(root, projectRoot));
  return {
    cwd: root,
    platform: 'node',
    tsconfig: true,
    logLevel: 'silent',
    transform: { target: runningNode() },
    resolve: { conditionNames: [...conditions, 'import', 'node', 'default'] },
  };
}

/** Workers run in the same Node as this process does. */
function runningNode(): string {
  const [major, minor] = process.versions.node.split('.');
  return `node${major}.${minor}`;
}

/** What runs in a worker: TypeScript or JavaScript, as this file is. */
function workerFile(name: string): string {
  return fileURLToPath(new URL(`../worker/${name}${extname(import.meta.url)}`, import.meta.url));
}
