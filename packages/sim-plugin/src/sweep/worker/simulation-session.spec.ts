import * as runtime from '@gossip/sim-runtime/sim';
import { expect, it } from 'vitest';
import { Heartbeat } from './heartbeat.js';
import { SimulationSession } from './simulation-session.js';

const counting = runtime.coordination({
  name: 'counting',
  initialState: 0,
  transition: (count: number) => [count + 1, []] as const,
  actors: 1,
  operations: { count: () => 'count' },
  oracles: [],
});

it('runs plans without their oracles in the first two audits of a sweep, and in one of eight later', () => {
  const withoutOracles: (boolean | undefined)[] = [];
  const audit: typeof runtime.audit = (_simulation, _plan, options) => {
    withoutOracles.push(options?.withoutOracles);
    return { contentHash: 0 };
  };
  const session = new SimulationSession({
    runtime: { ...runtime, audit },
    simulation: counting,
    heartbeat: Heartbeat.alone(),
  });
  const batch = { level: 'sunny', limits: {}, auditEvery: 2, budgetMs: Infinity } as const;
  // Batches are parts of one sweep.
  session.run({ ...batch, first: 0, count: 7, index: 0 });
  session.run({ ...batch, first: 7, count: 29, index: 7 });
  expect(withoutOracles).toHaveLength(18);
  expect(withoutOracles.flatMap((is, audits) => (is === true ? [audits] : []))).toEqual([
    0, 1, 8, 16,
  ]);
});
