import type { StrikeReport } from '@gossip/sim-runtime/sim';
import { expect, it } from 'vitest';
import type { SweepEvidence } from './evidence.js';
import { faultClaims } from './fault-claims.js';

const COMMANDS = {
  run: 'nx run',
  explore: 'nx explore',
  mutate: 'nx mutate',
  simulation: 'sim.ts',
};

function crashAfter(struck: Partial<StrikeReport> | undefined, transitions = 12) {
  const found = { fault: 'crash', strikes: 5, initial: 0, states: 1, isCut: false, ...struck };
  const sweep: SweepEvidence = {
    simulation: 'orders',
    type: 'coordination',
    level: 'stormy',
    result: 'pass',
    seeds: { count: 100, failed: 0 },
    faults: { crash: 40 },
    notClaimed: [],
    operations: [],
    oracles: [],
    ground: {
      seeds: 13,
      states: 10,
      transitions,
      newStates: 0,
      newTransitions: 0,
      seedsSinceNew: 50,
      isCut: false,
      ...(struck === undefined ? {} : { struck: [found as StrikeReport] }),
    },
  };
  const claim = faultClaims({ sweep }, COMMANDS).find(({ name }) => name === 'crash');
  return {
    verdict: claim?.verdict,
    evidence: claim?.evidence,
    reasons: claim?.weaknesses.map(({ reason }) => reason),
  };
}

it('says in how many states a fault struck', () => {
  expect(crashAfter({ strikes: 9, initial: 2, states: 4 })).toEqual({
    verdict: 'tested',
    evidence: [
      'struck 40 times in 100 seeds',
      '9 strikes looked at, in 4 states of the module, 2 of them in its initial state',
    ],
    reasons: [],
  });
  expect(crashAfter({ states: 1_000, isCut: true }).evidence?.[1]).toBe(
    '5 strikes looked at, in at least 1000 states of the module',
  );
  expect(crashAfter(undefined).evidence).toHaveLength(1);
});

it('calls a fault weak that always found the module in one state', () => {
  expect(crashAfter({ initial: 5 })).toMatchObject({
    verdict: 'weak',
    reasons: ['all 5 strikes that were looked at found the module in its initial state'],
  });
  expect(crashAfter({}).reasons).toEqual([
    'all 5 strikes that were looked at found the module in one state',
  ]);
});

it('says nothing of few strikes, nor of a module that has one kind of state', () => {
  expect(crashAfter({ strikes: 4 }).verdict).toBe('tested');
  expect(crashAfter({}, 0).verdict).toBe('tested');
});
