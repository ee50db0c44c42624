import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { decoratorsStay } from '../sweep-errors.js';
import { workspaceConditions } from './workspace-conditions.js';
import { bundleError } from './bundle-error.js';
import { bundleFingerprint } from './bundle-fingerprint.js';
import { decoratedSources } from './decorated-sources.js';
import { decoratorLowering, lowerDecorators } from './lower-decorators.js';
import { simulationEntry } from './simulation-entry.js';

/** A module's simulation as one JavaScript file, which a worker can run. */
export interface SimulationBundle {
  /** Absolute path. */
  readonly file: string;
  /** What the code is known by, wherever the workspace lies. */
  readonly fingerprint: string;
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
}

const FILE = 'simulation.mjs';
const SERVE = workerFile('serve');
const LAST_WORDS = workerFile('last-words');

/**
 * Bundles a simulation with the workspace libraries that it imports and with the copy of the runtime
 * that it would import, so that whoever loads the file has all three from one place.
 *
 * @throws SimPluginError that names file and line when the code does not parse or an import leads
 *   nowhere
 */
export async function bundleSimulation(request: BundleRequest): Promise<SimulationBundle> {
  const root = realpathSync(request.workspaceRoot);
  const folder = scratchFolder(root);
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const code = await lowered(request, root, folder);
    const fingerprint = bundleFingerprint(code, root);
    return { file: join(folder, FILE), fingerprint, dispose };
  } catch (error) {
    dispose();
    throw bundleError(error, root);
  }
}

/** Writes a bundle that this Node can run, and gives its code. */
async function lowered(request: BundleRequest, root: string, folder: string): Promise<string> {
  const { code, map } = await writeBundle(request, root, folder);
  const decorated = decoratedSources({ code, map }, (source) => resolve(folder, source));
  const [first] = decorated;
  if (first === undefined) return code;
  const lower = decoratorLowering(join(root, request.projectRoot));
  const { file, line, column } = first;
  const place = `${relative(root, file).split(sep).join('/')}:${line}:${column}`;
  if (lower === undefined) throw decoratorsStay(place);
  const files = new Set(decorated.map((source) => source.file));
  return (await writeBundle(request, root, folder, [lowerDecorators(files, lower)])).code;
}

async function writeBundle(
  { projectRoot, simulation }: BundleRequest,
  root: string,
  folder: string,
  more: readonly Plugin[] = [],
): Promise<OutputChunk> {
  const bundle = await rolldown({
    cwd: root,
    input: 'simulation',
    platform: 'node',
    tsconfig: true,
    logLevel: 'silent',
    transform: { target: runningNode() },
    resolve: {
      conditionNames: [
        ...workspaceConditions(join(root, projectRoot)),
        'import',
        'node',
        'default',
      ],
    },
    plugins: [
      simulationEntry({
        simulation: join(root, projectRoot, simulation),
        serve: SERVE,
        lastWords: LAST_WORDS,
      }),
      ...more,
    ],
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    sourcemap: true,
    codeSplitting: false,
    entryFileNames: FILE,
  });
  await bundle.close();
  return output[0];
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

/** Inside the workspace, where debuggers and coverage tools expect code to be. */
function scratchFolder(root: string): string {
  const modules = join(root, 'node_modules');
  const parent = existsSync(modules) ? join(modules, '.cache', 'sim-run') : tmpdir();
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'sim-run-'));
}
