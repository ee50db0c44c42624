import * as fc from 'fast-check';
import { type EpisodeFault, type RateFault } from '../faults/fault-menu.js';
import { MAX_SEED } from '../kernel/seed.js';
import {
  type Plan,
  PLAN_SCHEMA_VERSION,
  type PlannedFault,
  type PlannedOperation,
} from './plan.js';
import { type PlanSpace } from './plan-space.js';

/**
 * The space of plans as fast-check combinators, none of which needs a context to shrink: that is
 * what lets it shrink a plan that it did not make. Operations and faults are dropped, rates go to 0,
 * times and durations become smaller, parties fewer. The seed, the names and the salts stay: they
 * say which universe it is.
 */
export function planShrinker(space: PlanSpace): fc.Arbitrary<Plan> {
  const end = space.warmupTicks + space.safetyTicks;
  return fc.record({
    schemaVersion: fc.constant(PLAN_SCHEMA_VERSION),
    simulation: fc.constant(space.simulation),
    type: fc.constant(space.type),
    level: fc.constant(space.level),
    seed: unshrinkable(),
    faults: faultsShrinker(space, end),
    operations: operationsShrinker(space, end),
    rates: ratesShrinker(space),
    parties: fc.integer({ min: space.parties.least, max: space.parties.most }),
    warmupTicks: fc.integer({ min: 0, max: space.warmupTicks }),
    safetyTicks: fc.integer({ min: 0, max: space.safetyTicks }),
  });
}

function operationsShrinker(space: PlanSpace, end: number): fc.Arbitrary<PlannedOperation[]> {
  if (space.operations.length === 0) return none();
  const operation = fc.record({
    at: fc.integer({ min: 0, max: end }),
    name: fc.noShrink(fc.constantFrom(...space.operations)),
    party: fc.integer({ min: 0, max: space.parties.most - 1 }),
    salt: unshrinkable(),
  });
  return fc.array(operation);
}

function faultsShrinker(space: PlanSpace, end: number): fc.Arbitrary<PlannedFault[]> {
  const episodes = space.faults.filter((fault): fault is EpisodeFault => fault.shape === 'episode');
  if (episodes.length === 0) return none();
  const longest = Math.max(...episodes.map((fault) => fault.durationTicks.max));
  const fault = fc.record({
    at: fc.integer({ min: 0, max: end }),
    kind: fc.noShrink(fc.constantFrom(...episodes.map((fault) => fault.kind))),
    party: fc.integer({ min: 0, max: space.parties.most - 1 }),
    durationTicks: fc.integer({ min: 0, max: longest }),
    salt: unshrinkable(),
  });
  return fc.array(fault);
}

function none<Item>(): fc.Arbitrary<Item[]> {
  return fc.array(fc.constant(undefined as Item), { maxLength: 0 });
}

function ratesShrinker(space: PlanSpace): fc.Arbitrary<Record<string, number>> {
  const rates = space.faults
    .filter((fault): fault is RateFault => fault.shape === 'rate')
    .flatMap((fault) => Object.entries(fault.rates));
  const model = Object.fromEntries(
    rates.map(([name, { max }]) => [name, fc.integer({ min: 0, max })]),
  );
  return fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Record<string, number>>;
}

function unshrinkable(): fc.Arbitrary<number> {
  return fc.noShrink(fc.integer({ min: 0, max: MAX_SEED }));
}
