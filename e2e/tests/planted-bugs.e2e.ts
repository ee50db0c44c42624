import { beforeAll, describe, expect, it } from 'vitest';
import { contentHash, failedInvariants, result, traceHash } from '../src/report/printed-report.js';
import { LAYOUTS } from '../src/workspace/layout.js';
import { PLANTED_BUGS } from '../src/workspace/planted-bugs.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';
import { simulationReport } from '../src/report/simulation-report.js';

describe.each(LAYOUTS)('one broken line in the layout %s', (layout) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace(layout);
  });

  it.each(PLANTED_BUGS)(
    'in the $module.type module is found at stormy, and replayed',
    async (bug) => {
      const { name, root } = bug.module;
      await workspace.replace(bug.file, bug.piece, bug.replacement);
      const sweep = await workspace.nx(['sim-run', name, '--configuration=stormy']);
      expect(sweep.status, sweep.output).not.toBe(0);
      expect(result(sweep.output)).toBe('FAIL');
      expect(failedInvariants(sweep.output)).toContain(bug.invariant);

      const page = `${root}/sim-output/stormy/report.html`;
      expect(sweep.output).toContain(`Report         ${page}`);
      expect(await workspace.has(page)).toBe(true);

      const { failures, bugs } = await simulationReport(workspace, root, 'stormy');
      const found = bugs.find(({ oracle }) => oracle === bug.invariant);
      const failure = failures.find(({ oracle }) => oracle === bug.invariant);
      if (found === undefined || failure === undefined) throw new Error('No failure is reported.');
      expect(sweep.output).toContain(`${bug.invariant} · seed`);
      expect(sweep.output).toContain(String(failure.seed));
      expect(sweep.output).toContain(`replay: ${found.replay}`);

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
