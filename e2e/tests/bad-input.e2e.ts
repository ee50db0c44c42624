import { beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult } from '../src/command/run-command.js';
import { ORDERS } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

describe('bad input gets one clear sentence and changes nothing', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace('solution');
  });

  const expectRefusal = async (run: CommandResult, sentence: RegExp): Promise<void> => {
    expect(run.status, run.output).not.toBe(0);
    expect(run.output.match(new RegExp(sentence, 'g')), run.output).toHaveLength(1);
    expect(run.output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
    expect(await workspace.changes()).toBe('');
    expect(await workspace.has(`${ORDERS.root}/sim-output`)).toBe(false);
  };

  it('an unknown module type', async () => {
    const run = await workspace.nx([
      'generate',
      '@gossip/sim-plugin:module',
      'packages/x',
      '--type=nonsense',
      '--no-interactive',
    ]);
    await expectRefusal(run, /nonsense.*coordination.*gossip.*pipeline/);
    expect(await workspace.has('packages/x')).toBe(false);
  });

  it('a folder that is already there', async () => {
    const run = await workspace.nx([
      'generate',
      '@gossip/sim-plugin:module',
      ORDERS.root,
      '--type=gossip',
      '--no-interactive',
    ]);
    await expectRefusal(run, /packages\/orders already exists/);
  });

  it('an unknown level', async () => {
    const run = await workspace.nx(['sim-run', ORDERS.name, '--level=nonsense']);
    await expectRefusal(run, /nonsense.*sunny.*stormy.*radioactive/);
  });

  it('a malformed seed', async () => {
    const run = await workspace.nx(['sim-run', ORDERS.name, '--seed=banana']);
    await expectRefusal(run, /seed is a whole number.*banana/);
  });
});
