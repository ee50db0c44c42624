import { describe, expect, it } from 'vitest';
import { replayCommand } from './replay-command.js';

const CONTEXT = { project: 'orders', target: 'sim-run', limits: {} };
const PLAN = 'packages/orders/sim-output/stormy/7.plan.json';

describe('the command that replays a plan', () => {
  it('names the target as the workspace does', () => {
    expect(replayCommand(PLAN, CONTEXT)).toBe(`nx sim-run orders --plan=${PLAN}`);
    expect(replayCommand(PLAN, { ...CONTEXT, project: '@acme/orders', target: 'sim:run' })).toBe(
      `nx run @acme/orders:sim:run --plan=${PLAN}`,
    );
  });

  it('repeats what the run depended on', () => {
    const limits = { only: "one worker's turn", maxEvents: 500 };
    expect(replayCommand(PLAN, { ...CONTEXT, module: 'leases', limits })).toBe(
      String.raw`nx sim-run orders --plan=${PLAN} --module=leases '--only=one worker'\''s turn' --maxEvents=500`,
    );
  });
});
