import type { ExecutorContext } from '@nx/devkit';
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { formatGithub } from '../../review/format/github.js';
import { formatJson } from '../../review/format/json.js';
import { formatSarif } from '../../review/format/sarif.js';
import { formatStylish } from '../../review/format/stylish.js';
import type { CheckResult } from '../../review/format/check-result.js';
import { addToFolder } from '../../results/files/output-folder.js';
import { executorResult } from '../executor-result.js';
import { checkOptions, type SimCheckOptions } from './options.js';
import { simCheck, type SimCheckTask } from './sim-check.js';

/** `nx sim-check`: typechecks a module, reviews it for determinism, and says what it found. */
export default async function simCheckExecutor(
  options: SimCheckOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return executorResult(async () => {
    checkOptions(options);
    const project = context.projectName ?? '';
    const root = context.projectsConfigurations.projects[project]?.root ?? '.';
    const task = { project, projectRoot: root, workspaceRoot: context.root, options };
    const result = await (options.package === undefined
      ? simCheck(task)
      : reviewPackage(task, options.package));
    write(result, options, context.root);
    return result.summary.passed;
  });
}

async function reviewPackage(task: SimCheckTask, specifier: string): Promise<CheckResult> {
  const { checkPackage } = await import('./check-package.js');
  return checkPackage(task, specifier);
}

function write(result: CheckResult, options: SimCheckOptions, workspaceRoot: string): void {
  const text = format(result, options);
  if (options.outputFile === undefined) {
    process.stdout.write(text);
    return;
  }
  const file = resolve(workspaceRoot, options.outputFile);
  // First, since a disk may take no file.
  process.stdout.write(formatStylish(result, wantsColour()));
  addToFolder(dirname(file), [{ path: basename(file), text }]);
}

function format(result: CheckResult, options: SimCheckOptions): string {
  switch (options.format ?? 'stylish') {
    case 'stylish':
      return formatStylish(result, options.outputFile === undefined && wantsColour());
    case 'json':
      return formatJson(result);
    case 'github':
      return formatGithub(result);
    case 'sarif':
      return formatSarif(result, { version: pluginVersion() });
  }
}

function pluginVersion(): string {
  const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

function wantsColour(): boolean {
  if (process.env['NO_COLOR']) return false;
  const forced = process.env['FORCE_COLOR'];
  return forced ? forced !== '0' && forced !== 'false' : process.stdout.isTTY;
}
