import { expect, it } from 'vitest';
import { faultClaims } from './fault-claims.js';

const COMMANDS = {
  run: 'nx run',
  explore: 'nx explore',
  mutate: 'nx mutate',
  simulation: 'sim.ts',
};
const SWEEP = {
  simulation: 'peers',
  type: 'gossip',
  level: 'stormy',
  result: 'pass',
  seeds: { count: 300, failed: 0 },
  notClaimed: [],
  operations: [],
  oracles: [],
} as const;

it('a fault that is not of the level is claimed only if it struck', () => {
  const claimsWith = (byzantine: number): readonly string[] =>
    faultClaims({ sweep: { ...SWEEP, faults: { crash: 40, byzantine } } }, COMMANDS).map(
      ({ name, verdict }) => `${name} ${verdict}`,
    );
  expect(claimsWith(0)).toContain('crash tested');
  expect(claimsWith(0)).toContain('pause untested');
  expect(claimsWith(0).join()).not.toContain('byzantine');
  expect(claimsWith(30)).toContain('byzantine tested');
});
