import type * as workflowParser from '@actions/workflow-parser';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';

/** What GitHub's own parser finds wrong with a workflow, in its shape and in its expressions. */
export type WorkflowCheck = (content: string) => Promise<readonly string[]>;

/** Loads the parser, which imports JSON as bundlers do and Node.js does not, and so is bundled first. */
export async function loadWorkflowCheck(): Promise<WorkflowCheck> {
  const folder = await mkdtemp(join(tmpdir(), 'workflow-parser-'));
  const file = join(folder, 'parser.mjs');
  const cwd = import.meta.dirname;
  await build({ cwd, input: '@actions/workflow-parser', platform: 'node', output: { file } });
  const parser = (await import(pathToFileURL(file).href)) as typeof workflowParser;
  await rm(folder, { recursive: true });
  return async (content) => {
    const trace = new parser.NoOperationTraceWriter();
    const { context, value } = parser.parseWorkflow({ name: 'simulation.yml', content }, trace);
    if (value !== undefined) {
      await parser.convertWorkflowTemplate(context, value);
    }
    return context.errors.getErrors().map(({ message }) => message);
  };
}
