import { beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult } from '../src/command/run-command.js';
import {
  contentHash,
  failedInvariants,
  reportOf,
  result,
  traceHash,
} from '../src/report/printed-report.js';
import { LAYOUTS, type Layout } from '../src/workspace/layout.js';
import { PLANTED_BUGS, type PlantedBug, REMOVED_FENCE } from '../src/workspace/planted-bugs.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';
import { simulationReport } from '../src/report/simulation-report.js';

/** A bug is found in the same way in each layout: one of them shows that the printed replay works in it. */
const BUGS: Readonly<Record<Layout, readonly PlantedBug[]>> = {
  solution: PLANTED_BUGS,
  integrated: [REMOVED_FENCE],
};

describe.each(LAYOUTS)('one broken line in the layout %s', (layout) => {
  let workspace: Workspace;
  let sweep: CommandResult;

  beforeAll(async () => {
    workspace = await cloneWorkspace(layout);
    for (const bug of BUGS[layout]) await workspace.replace(bug.file, bug.piece, bug.replacement);
    const projects = `--projects=${BUGS[layout].map(({ module }) => module.name).join(',')}`;
    const args = ['run-many', '--targets=sim-run', projects, '--configuration=stormy'];
    sweep = await workspace.nx([...args, '--outputStyle=static']);
  });

  it('fails the sweep', () => {
    expect(sweep.status, sweep.output).not.toBe(0);
  });

  it.each(BUGS[layout])(
    'in the $module.type module is found at stormy, and replayed',
    async (bug) => {
      const { name, root } = bug.module;
      const report = reportOf(name, sweep.output);
      expect(result(report)).toBe('FAIL');
      expect(failedInvariants(report)).toContain(bug.invariant);

      const page = `${root}/sim-output/stormy/report.html`;
      expect(report).toContain(`Report         ${page}`);
      expect(await workspace.has(page)).toBe(true);

      const { failures, bugs } = await simulationReport(workspace, root, 'stormy');
      const found = bugs.find(({ oracle }) => oracle === bug.invariant);
      const failure = failures.find(({ oracle }) => oracle === bug.invariant);
      if (found === undefined || failure === undefined) throw new Error('No failure is reported.');
      expect(report).toContain(`${bug.invariant} · seed`);
      expect(report).toContain(String(failure.seed));
      expect(report).toContain(`replay: ${found.replay}`);

      const replay = await workspace.asPrinted(found.replay);
      expect(replay.status, replay.output).not.toBe(0);
      expect(failedInvariants(replay.output)).toContain(bug.invariant);
      expect(traceHash(replay.output)).toBe(found.traceHash);
      expect(contentHash(replay.output)).toBe(found.contentHash);

      const seed = `--seed=${failure.seed}`;
      const seeded = await workspace.nx(['sim-run', name, '--level=stormy', seed]);
      expect(seeded.status, seeded.output).not.toBe(0);
      expect(failedInvariants(seeded.output)).toContain(bug.invariant);
      expect(traceHash(seeded.output)).toBe(failure.traceHash);
    },
  );
});
