import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';

/**
 * The projects of one build of this repository that can be swept: a workspace of its own with what its
 * generator writes, its examples, and the modules of its planted bugs.
 *
 * @param root - the root of the build
 */
export async function projectsOf(root) {
  const generated = pathToFileURL(
    join(root, 'packages/sim-plugin/bench/sim-check/generated-modules.mjs'),
  ).href;
  const { TYPES } = await import(generated);
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'bench-sweep-')));
  const typescript = fileURLToPath(new URL('../..', import.meta.resolve('typescript')));
  writeGeneratedModules(generated, workspace, typescript);
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

/** In a process of its own: Nx prints to standard output there, which belongs to `--json`. */
function writeGeneratedModules(generated, workspace, typescript) {
  const program = `
    const { writeGeneratedModules } = await import(${JSON.stringify(generated)});
    await writeGeneratedModules(${JSON.stringify(workspace)}, ${JSON.stringify(typescript)});
  `;
  const args = ['--input-type=module', '--eval', program];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`The generated modules of ${generated} cannot be written.`);
}
