import { expect, it } from 'vitest';
import { githubAnnotations } from './github-annotations.js';
import { BUG, reportWith } from './simulation-report.fixture.js';

const SOURCE = 'packages/orders/src/sim.ts';

it('shows a bug at the simulation, in one line', () => {
  const oracle = 'a, b: 100%';
  expect(githubAnnotations(reportWith({ bugs: [{ ...BUG, oracle }] }), SOURCE)).toEqual([
    '::error file=packages/orders/src/sim.ts,title=orders%3A a%2C b%3A 100%25::two writers: 1 & 2%0At=1 a -> acquire%0At=2 b -> write  <- VIOLATION two writers: 1 & 2%0Areplay: nx sim-run orders --plan=3.plan.json',
  ]);
});

it('shows an exception where it was thrown', () => {
  const stack =
    'Error: boo\n    at transition (packages/orders/src/logic.ts:12:9)\n    at b.ts:1:1';
  const [line] = githubAnnotations(reportWith({ bugs: [{ ...BUG, stack }] }), SOURCE);
  expect(line).toMatch(/^::error file=packages\/orders\/src\/logic\.ts,line=12,title=/);
});
