import { join } from 'node:path';
import { type CommandResult } from '../command/run-command.js';
import { tasks } from '../report/printed-report.js';
import { type LocalRegistry } from '../registry/local-registry.js';
import { type Row } from './row.js';
import { RowWorkspace } from './row-workspace.js';
import { installTools } from './tool-folder.js';

/** The columns of the table: what a user does, in this order. */
export const STEPS = [
  'create',
  'nx add',
  'nx g',
  'sim-check',
  'sim-run',
  'test',
  'build',
  'lint',
] as const;

export type StepName = (typeof STEPS)[number];

/** The results of a row. Times in milliseconds; `null` where the workspace has no such target. */
export interface RowResult {
  readonly steps: Readonly<Partial<Record<StepName, number | null>>>;
  /** Why it could not be tried here. */
  readonly skipped?: string;
  /** What went wrong, with the step that it went wrong in. */
  readonly failed?: { readonly step: StepName; readonly message: string };
}

/** Takes a row from nothing to green targets, with no edit by hand. */
export async function runRow(
  row: Row,
  folder: string,
  registry: LocalRegistry,
  version: string,
): Promise<RowResult> {
  let tools;
  try {
    tools = await installTools(row, join(folder, 'tools'));
  } catch (error) {
    return { steps: {}, skipped: firstLine(error) };
  }
  const workspace = new RowWorkspace(join(folder, 'acme'), row, tools);
  const steps: Partial<Record<StepName, number | null>> = {};
  let step: StepName = 'create';
  try {
    for (step of STEPS) {
      const startMs = performance.now();
      const hasRun = await take(step, workspace, row, { folder, npmrc: registry.npmrc, version });
      steps[step] = hasRun ? Math.round(performance.now() - startMs) : null;
    }
    return { steps };
  } catch (error) {
    return { steps, failed: { step, message: String(error) } };
  }
}

interface Origin {
  readonly folder: string;
  readonly npmrc: string;
  readonly version: string;
}

/** @returns whether there was anything to do */
async function take(
  step: StepName,
  workspace: RowWorkspace,
  row: Row,
  { folder, npmrc, version }: Origin,
): Promise<boolean> {
  switch (step) {
    case 'create':
      await workspace.create(folder, npmrc);
      return true;
    case 'nx add':
      await workspace.nx(['add', `@gossip/sim-plugin@${version}`, '--no-interactive']);
      return true;
    case 'nx g':
      await generate(workspace, row);
      return true;
    default:
      return hasTasks(
        await workspace.nx([
          'run-many',
          `--targets=${step}`,
          '--outputStyle=static',
          '--skipNxCache',
        ]),
        step,
      );
  }
}

async function generate(workspace: RowWorkspace, { modules, isPreset }: Row): Promise<void> {
  // Without Nx's own plugin for ESLint nobody would lint.
  const linter = isPreset ? ['--linter=eslint'] : [];
  for (const { type, root } of modules) {
    const options = [`--type=${type}`, ...linter, '--no-interactive'];
    await workspace.nx(['generate', '@gossip/sim-plugin:module', root, ...options]);
  }
}

function hasTasks({ output }: CommandResult, target: StepName): boolean {
  return tasks(output).some((task) => task.endsWith(`:${target}`));
}

function firstLine(error: unknown): string {
  const text = String(error);
  return /npm error (?!code)(.*)/.exec(text)?.[1] ?? (text.split('\n', 1)[0] as string);
}
