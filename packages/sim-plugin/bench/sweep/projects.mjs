import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';

/**
 * The projects of one build of this repository that can be swept: a workspace of its own with what its
 * generator writes, its examples, and the modules of its planted bugs.
 *
 * @param root - the root of the build
 */
export async function projectsOf(root) {
  const generated = join(root, 'packages/sim-plugin/bench/sim-check/generated-modules.mjs');
  const { TYPES, writeGeneratedModules } = await import(pathToFileURL(generated).href);
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'bench-sweep-')));
  const typescript = fileURLToPath(new URL('../..', import.meta.resolve('typescript')));
  await writeGeneratedModules(workspace, typescript);
  return {
    root,
    dispose: () => rmSync(workspace, { recursive: true, force: true }),
    find(name) {
      if (TYPES.includes(name)) {
        return { workspace, projectRoot: `packages/${name}`, simulation: 'src/sim.ts' };
      }
      const places = [
        { projectRoot: `examples/${name}`, simulation: 'src/sim.ts' },
        { projectRoot: `e2e/bugs/${name}`, simulation: 'sim.ts' },
      ];
      for (const { projectRoot, simulation } of places) {
        if (existsSync(join(root, projectRoot, simulation))) {
          return { workspace: root, projectRoot, simulation };
        }
      }
      throw new Error(`${root} has no project "${name}" with a simulation.`);
    },
  };
}
