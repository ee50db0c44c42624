import { beforeAll, describe, expect, it } from 'vitest';
import { LAYOUTS } from '../src/workspace/layout.js';
import { ORDERS } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

const LOGIC = `${ORDERS.root}/src/logic.ts`;

describe.each(LAYOUTS)('sim-check in the layout %s', (layout) => {
  let workspace: Workspace;
  let lineCount = 0;

  beforeAll(async () => {
    workspace = await cloneWorkspace(layout);
    lineCount = (await workspace.read(LOGIC)).trimEnd().split('\n').length;
  });

  const withLastLine = async (line: string): Promise<void> => {
    await workspace.git('checkout', '--', '.');
    await workspace.write(LOGIC, `${(await workspace.read(LOGIC)).trimEnd()}\n${line}\n`);
  };

  it('names the file, the line and the fix for a clock', async () => {
    await withLastLine('export const readClock = (): number => Date.now();');
    const run = await workspace.nx(['sim-check', ORDERS.name]);
    expect(run.status, run.output).not.toBe(0);
    expect(run.output).toMatch(new RegExp(`${LOGIC}:${lineCount + 1}:\\d+  BLOCK  sim/no-clock`));
    expect(run.output).toMatch(/`Date\.now` reads a clock/);
    expect(run.output).toMatch(/fix {2}Take the time as a parameter/);
  });

  it('stops at a type error, and says where', async () => {
    await withLastLine("export const epochs: number = 'many';");
    const run = await workspace.nx(['sim-check', ORDERS.name]);
    expect(run.status, run.output).not.toBe(0);
    expect(run.output).toMatch(new RegExp(`${LOGIC}[:(]${lineCount + 1}[:,].*TS2322`, 's'));
  });
});
