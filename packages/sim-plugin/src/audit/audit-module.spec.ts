import { expect, it } from 'vitest';
import { parseSource } from '../review/source/parse-source.js';
import { auditModule } from './audit-module.js';

const SWEEP = {
  simulation: 'shop',
  type: 'service',
  level: 'stormy',
  result: 'pass',
  seeds: { count: 100, failed: 0 },
  faults: { delay: 900 },
  notClaimed: ['crash'],
  operations: [],
  oracles: [],
} as const;

it('of a service lists its faults, and does not miss an exploration', () => {
  const simulation = {
    path: 'src/sim.ts',
    source: parseSource('src/sim.ts', 'export const simulation = {};'),
  };
  const { claims, sources } = auditModule({
    name: 'shop',
    type: 'service',
    files: { production: [], specs: [], helpers: [], simulation },
    evidence: { sweep: SWEEP },
    decisions: [],
    commands: {
      run: 'nx run',
      explore: 'nx explore',
      mutate: 'nx mutate',
      simulation: 'src/sim.ts',
    },
  });
  const verdicts = Object.fromEntries(claims.map(({ name, verdict }) => [name, verdict]));
  expect(verdicts).toMatchObject({ delay: 'tested', 'connection-reset': 'untested' });
  expect(verdicts).not.toHaveProperty('crash');
  expect(sources).toContainEqual({ target: 'exploration', text: 'not possible for a service' });
});
