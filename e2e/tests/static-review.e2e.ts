import { beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult } from '../src/command/run-command.js';
import { LAYOUTS } from '../src/workspace/layout.js';
import { ORDERS } from '../src/workspace/starter-modules.js';
import { cloneWorkspace } from './cloned-workspace.js';

const LOGIC = `${ORDERS.root}/src/logic.ts`;

describe.each(LAYOUTS)('sim-check in the layout %s', (layout) => {
  let run: CommandResult;
  let lineCount = 0;

  beforeAll(async () => {
    const workspace = await cloneWorkspace(layout);
    const text = (await workspace.read(LOGIC)).trimEnd();
    lineCount = text.split('\n').length;
    const clock = 'export const readClock = (): number => Date.now();';
    const typeError = "export const epochs: number = 'many';";
    await workspace.write(LOGIC, `${text}\n${clock}\n${typeError}\n`);
    run = await workspace.nx(['sim-check', ORDERS.name]);
  });

  it('fails by a clock as by a type error', () => {
    expect(run.status, run.output).not.toBe(0);
    expect(run.output).toMatch(/^Result +FAIL +2 BLOCK, 0 WARN/m);
  });

  it('names the file, the line and the fix for the clock', () => {
    expect(run.output).toMatch(new RegExp(`${LOGIC}:${lineCount + 1}:\\d+  BLOCK  sim/no-clock`));
    expect(run.output).toMatch(/`Date\.now` reads a clock/);
    expect(run.output).toMatch(/fix {2}Take the time as a parameter/);
  });

  it('says where the type error is', () => {
    expect(run.output).toMatch(new RegExp(`${LOGIC}[:(]${lineCount + 2}[:,].*TS2322`, 's'));
  });
});
