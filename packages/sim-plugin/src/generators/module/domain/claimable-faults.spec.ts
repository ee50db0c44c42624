import { coordination, FAULT_KINDS, gossip, pipeline } from '@gossip/sim-runtime/sim';
import { service } from '@gossip/sim-runtime/service';
import { type FaultKind } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { MODULE_TYPES, type ModuleType } from '../../../config/module-type.js';
import { CLAIMABLE_FAULTS } from './claimable-faults.js';
import { readClaims } from './read-claims.js';

/** A simulation as the generator writes it: without the functions that some faults need. */
function simulationThatClaims(type: ModuleType, claims: readonly FaultKind[]) {
  const shape = { name: 'orders', oracles: [], claims };
  switch (type) {
    case 'coordination':
      return coordination({
        ...shape,
        initialState: 0,
        transition: (state: number) => [state, []],
        actors: 1,
        operations: {},
      });
    case 'gossip':
      return gossip({
        ...shape,
        nodes: 2,
        create: () => ({
          handleInput: () => undefined,
          pollTransmit: () => undefined,
          pollTimeout: () => undefined,
          handleTimeout: () => undefined,
        }),
      });
    case 'pipeline':
      return pipeline({
        ...shape,
        initialState: 0,
        step: (state: number) => [state, []],
        source: () => [],
      });
    case 'service':
      return service({ ...shape, hosts: { store: { entry: './main.ts' } }, operations: {} });
  }
}

describe.each(MODULE_TYPES)('a new %s module', (type) => {
  it('can claim what its simulation then takes, and nothing else', () => {
    const taken = FAULT_KINDS.filter((kind) => {
      try {
        return simulationThatClaims(type, [kind]).claims.includes(kind);
      } catch {
        return false;
      }
    });
    expect([...CLAIMABLE_FAULTS[type]].sort()).toEqual(taken.sort());
  });

  it('is refused any other claim', () => {
    expect(() => readClaims(type, 'pause, gremlins')).toThrow(
      `'gremlins' in --claims is no fault that a new ${type} module can claim to survive`,
    );
  });
});

it('claims nothing of its own where nothing is given', () => {
  expect(readClaims('gossip', ' ')).toBe(undefined);
  expect(readClaims('gossip', 'loss, Crash,loss')).toEqual(['loss', 'crash']);
});
