import { beforeAll, describe, expect, it } from 'vitest';
import { cameFromCache } from '../src/report/printed-report.js';
import { SIM_LEVELS, simulationReport } from '../src/report/simulation-report.js';
import { ORDERS } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

describe('the level of sim-run', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace('solution');
  });

  it.each(SIM_LEVELS)('%s is an option by name and by number', async (level) => {
    const number = SIM_LEVELS.indexOf(level) + 1;
    for (const option of [level, number]) {
      await workspace.remove(`${ORDERS.root}/sim-output`);
      const args = ['sim-run', ORDERS.name, `--level=${option}`, '--seeds=3'];
      const run = await workspace.mustNx(args);
      expect(run.output).toMatch(new RegExp(`Level ${number} ${level}`, 'i'));
      const report = await simulationReport(workspace, ORDERS.root, option);
      expect(report).toMatchObject({ level, result: 'pass' });
    }
  });

  it('finds what it wrote in the cache again, by number too', async () => {
    await workspace.remove(`${ORDERS.root}/sim-output`);
    const run = await workspace.mustNx(['sim-run', ORDERS.name, '--level=2', '--seeds=3']);
    expect(cameFromCache(run.output), run.output).toBe(true);
    const report = await simulationReport(workspace, ORDERS.root, 2);
    expect(report).toMatchObject({ level: 'stormy', result: 'pass' });
  });

  it('may come from the environment, like the seeds', async () => {
    const args = ['sim-run', ORDERS.name];
    const run = await workspace.nx(args, { SIM_LEVEL: 'stormy', SIM_SEEDS: '3' });
    expect(run.status, run.output).toBe(0);
    expect(run.output).toMatch(/Level 2 stormy/i);
    expect(run.output).toMatch(/^Seeds\s+3\b/m);
  });
});
