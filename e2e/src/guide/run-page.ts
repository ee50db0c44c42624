import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Workspace } from '../workspace/workspace.js';
import { applyChange } from './apply-change.js';
import { type Block } from './block.js';
import { isPrinted } from './printed-output.js';
import { runProgram, type Page } from './programs.js';

/**
 * Does what a page tells its reader to do, block by block, in the reader's workspace.
 *
 * @throws with the page, the line and the whole output at the first block that does not do what the page says.
 */
export async function runPage(workspace: Workspace, page: Page): Promise<void> {
  let output = '';
  for (const block of page.blocks) {
    try {
      output = (await runBlock(workspace, page, block, output)) ?? output;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`docs/guide/${page.name}.md:${block.line}: ${message}`);
    }
  }
}

/** Gives what was printed, if anything was run. */
async function runBlock(
  workspace: Workspace,
  page: Page,
  block: Block,
  output: string,
): Promise<string | undefined> {
  const { action, text } = block;
  switch (action.kind) {
    case 'command':
      return runLines(workspace, text, action.fails);
    case 'program': {
      const run = await runProgram(workspace, page, action.name);
      const violated = action.fails === undefined ? [] : [`violated: ${action.fails}`];
      const lines = run.output.split('\n').filter((line) => line.startsWith('violated: '));
      if (run.status !== 0) throw new Error(`the program fails:\n${run.output}`);
      if (lines.join() !== violated.join())
        throw new Error(`expected [${violated.join()}], got [${lines.join()}]`);
      return run.output;
    }
    case 'file': {
      await mkdir(dirname(join(workspace.root, action.path)), { recursive: true });
      await workspace.write(action.path, `${text}\n`);
      return undefined;
    }
    case 'change':
      await workspace.write(
        action.path,
        applyChange(action.path, await workspace.read(action.path), text),
      );
      return undefined;
    case 'output':
      if (!isPrinted(text, output)) throw new Error(`this is not printed, but:\n${output}`);
      return undefined;
    case 'nothing':
      return undefined;
  }
}

async function runLines(workspace: Workspace, text: string, fails: boolean): Promise<string> {
  const outputs: string[] = [];
  for (const line of commandLines(text)) {
    const run = await workspace.asPrinted(line);
    outputs.push(run.output);
    if ((run.status !== 0) !== fails) {
      throw new Error(`\`${line}\` ended with exit code ${run.status}:\n${run.output}`);
    }
  }
  return outputs.join('\n');
}

/** The commands of a block, one on each line, without empty lines and comments. */
function commandLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
