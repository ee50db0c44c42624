import type { Plan } from '@gossip/sim-runtime/sim';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { jsonText } from '../../json-text.js';
import { addToFolder, type OutputFile } from './output-folder.js';
import { regressionExists } from '../result-errors.js';

/** A plan to keep as a test of its module. */
export interface Regression {
  /** What the test is called: lower-case words joined by hyphens. */
  readonly name: string;
  readonly plan: Plan;
  /** The file that exports the simulation, relative to the project's root. */
  readonly simulation: string;
}

/**
 * Writes a plan into the module's tests, with a spec file that replays it.
 *
 * @param projectFolder - absolute path
 * @returns the spec file, from the project's root
 * @throws SimPluginError when there is such a test already
 */
export function saveRegression(projectFolder: string, regression: Regression): string {
  const folder = regressionFolder(regression.simulation);
  const files = regressionFiles(regression, folder);
  for (const { path } of files) {
    const file = posix.join(folder, path);
    if (existsSync(join(projectFolder, file))) throw regressionExists(regression.name, file);
  }
  addToFolder(join(projectFolder, folder), files);
  return posix.join(folder, specFile(regression.name));
}

/** In the module's tests, of which the simulation may be one, in a folder of its own inside. */
function regressionFolder(simulation: string): string {
  const folders = posix.dirname(simulation).split('/');
  const tests = folders.lastIndexOf('tests');
  const base = tests < 0 ? [...folders, 'tests'] : folders.slice(0, tests + 1);
  return posix.join(...base, 'regressions');
}

function regressionFiles(
  { name, plan, simulation }: Regression,
  folder: string,
): readonly OutputFile[] {
  const module = posix.relative(folder, simulation).replace(/\.([cm]?)tsx?$/, '.$1js');
  return [
    { path: planFile(name), text: jsonText(plan) },
    {
      path: specFile(name),
      text: `import { regressionTest } from '@gossip/sim-runtime/vitest';
import { readFileSync } from 'node:fs';
import { simulation } from '${module}';

const plan = readFileSync(new URL('./${planFile(name)}', import.meta.url), 'utf8');

regressionTest(simulation, '${name}', JSON.parse(plan));
`,
    },
  ];
}

function planFile(name: string): string {
  return `${name}.plan.json`;
}

function specFile(name: string): string {
  return `${name}.spec.ts`;
}
