import { expect, it } from 'vitest';
import { rate, type MenuFault } from '../faults/fault-menu.js';
import { isInPlan } from './is-in-plan.js';
import { SeededDraws } from './seeded-draws.js';

const episode = (kind: MenuFault['kind']): MenuFault => ({
  shape: 'episode',
  kind,
  durationTicks: { min: 1, max: 2 },
  most: 1,
});

it.each([
  ['loss', rate('loss', { dropPpm: { min: 1, max: 2 } }), 3 / 8],
  ['a delay', rate('delay'), 1 / 2],
  ['a partition', episode('partition'), 3 / 4],
  ['a pause', episode('pause'), 1 / 4],
  ['a clock that jumps', episode('clock-jump'), 1 / 2],
])('%s is in its share of plans', (_, fault, share) => {
  const random = new SeededDraws(7);
  const drawn = Array.from({ length: 4_000 }, () => isInPlan(fault, random));
  const part = drawn.filter(Boolean).length / drawn.length;
  expect(part).toBeGreaterThan(share - 0.03);
  expect(part).toBeLessThan(share + 0.03);
});
