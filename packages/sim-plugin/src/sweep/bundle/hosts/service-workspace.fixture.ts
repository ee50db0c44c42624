import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { bundleSimulation } from '../bundle-simulation.js';

const RUNTIME = fileURLToPath(new URL('../../../../../sim-runtime', import.meta.url));
const STARTER = fileURLToPath(
  new URL('../../../generators/module/files/service/src', import.meta.url),
);

/** A simulation of a service, and the runtime that it was made with. */
export interface LoadedService {
  readonly simulation: SimRuntime.Simulation;
  readonly runtime: typeof SimRuntime;
}

/** The files of the generated service, by their paths below the project. */
export function starterFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(STARTER, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.template')) continue;
    const text = readFileSync(join(STARTER, name), 'utf8').replaceAll('<%= name %>', 'shop');
    files[`src/${name.replace('.template', '')}`] = text.replaceAll(/<% if[^]*?<% } -%>\n/g, '');
  }
  return files;
}

/**
 * Bundles and loads the simulation in `src/sim.ts` of these files.
 *
 * @param pluginsOf - what changes the sources of the workspace with this root
 */
export async function loadService(
  files: Readonly<Record<string, string>>,
  pluginsOf: (root: string) => readonly Plugin[] = () => [],
): Promise<LoadedService> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'service-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  try {
    mkdirSync(join(root, 'node_modules/@gossip'), { recursive: true });
    symlinkSync(RUNTIME, join(root, 'node_modules/@gossip/sim-runtime'));
    write(
      'packages/shop/tsconfig.json',
      '{ "compilerOptions": { "customConditions": ["@gossip/source"] } }',
    );
    for (const [path, text] of Object.entries(files)) write(`packages/shop/${path}`, text);
    const { file, dispose } = await bundleSimulation({
      workspaceRoot: root,
      projectRoot: 'packages/shop',
      simulation: 'src/sim.ts',
      plugins: pluginsOf(root),
    });
    const loaded = (await import(file)) as {
      readonly module: { readonly simulation: SimRuntime.Simulation };
      readonly runtime: typeof SimRuntime;
    };
    dispose();
    return { simulation: loaded.module.simulation, runtime: loaded.runtime };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The first seed of a level whose run violates something, and the violation. */
export function firstViolation(
  { simulation, runtime }: LoadedService,
  level: SimRuntime.Level,
  seeds: number,
  firstSeed = 0,
): { readonly seed: number; readonly violation: SimRuntime.Violation } | undefined {
  return runtime.keepGuards(() => {
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
      const { violation } = simulation.run(runtime.planOf(simulation, level, seed));
      if (violation !== undefined) return { seed, violation };
    }
    return undefined;
  });
}
