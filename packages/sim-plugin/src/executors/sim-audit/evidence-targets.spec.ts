import { expect, it } from 'vitest';
import { DEFAULT_EVIDENCE_TARGETS, evidenceTargets } from './evidence-targets.js';

it('are those that the audit depends on, whatever their names', () => {
  const targets = {
    simulate: { executor: '@gossip/sim-plugin:sim-run' },
    'simulate-1': { executor: '@gossip/sim-plugin:sim-run' },
    'sim-explore': { executor: '@gossip/sim-plugin:sim-explore' },
    mutants: { executor: '@gossip/sim-plugin:sim-mutate' },
    audit: {
      executor: '@gossip/sim-plugin:sim-audit',
      dependsOn: [{ target: 'simulate', options: 'forward' as const }, 'sim-explore', 'mutants'],
    },
  };
  expect(evidenceTargets(targets, 'audit')).toEqual({
    run: 'simulate',
    explore: 'sim-explore',
    mutate: 'mutants',
  });
});

it('have their default names where the audit depends on nothing', () => {
  expect(evidenceTargets({ audit: { dependsOn: [] } }, 'audit')).toEqual(DEFAULT_EVIDENCE_TARGETS);
  expect(evidenceTargets()).toEqual(DEFAULT_EVIDENCE_TARGETS);
});
