import { MAX_SEED } from '../kernel/seed.js';
import { type PlanBounds } from '../plan/plan-bounds.js';
import { type Fields, isFields, isWhole, type Refuse, shown } from './plan-fields.js';

/** Causal ids are signed integers of 32 bits. */
const LEAST_ID = -(2 ** 31);
const MOST_ID = 2 ** 31 - 1;

/** Checks the parts of a plan that a person adds: planned fates, and the branch to another seed. */
export function checkSteering(plan: Fields, bounds: PlanBounds, refuse: Refuse): void {
  if (plan['type'] === 'service') return refuseSteering(plan, refuse);
  checkFates(plan['fates'], bounds, refuse);
  checkBranch(plan, bounds, refuse);
}

/** The hosts of a service exchange bytes, of which no message has an id of its own. */
function refuseSteering(plan: Fields, refuse: Refuse): void {
  for (const field of ['fates', 'branch']) {
    if (plan[field] !== undefined) refuse(`has ${field}, which no plan of a service can have.`);
  }
}

function checkFates(fates: unknown, { mostTicks }: PlanBounds, refuse: Refuse): void {
  if (fates === undefined) return;
  if (!Array.isArray(fates)) return refuse(`must have a list in fates, not ${shown(fates)}.`);
  fates.forEach((item: unknown, index) => {
    const path = `fates[${index}]`;
    if (!isFields(item)) return refuse(`must have an object in ${path}, not ${shown(item)}.`);
    if (!isWhole(item['id'], LEAST_ID, MOST_ID))
      refuse(
        `must have a causal id, a signed 32-bit integer, in ${path}.id, not ${shown(item['id'])}.`,
      );
    if (item['fate'] !== 'lost' && item['fate'] !== 'delivered')
      refuse(`must have lost or delivered in ${path}.fate, not ${shown(item['fate'])}.`);
    if (item['delayTicks'] !== undefined && !isWhole(item['delayTicks'], 0, mostTicks))
      refuse(
        `must have a whole number from 0 to ${mostTicks} in ${path}.delayTicks, not ${shown(item['delayTicks'])}.`,
      );
  });
}

function checkBranch(plan: Fields, { rates: known }: PlanBounds, refuse: Refuse): void {
  const { branch } = plan;
  if (branch === undefined) return;
  if (!isFields(branch)) return refuse(`must have an object in branch, not ${shown(branch)}.`);
  // At the first tick of the phase its own rates take force.
  const first = Number(plan['warmupTicks']) + 1;
  const end = Number(plan['warmupTicks']) + Number(plan['safetyTicks']);
  if (!isWhole(branch['at'], first, end))
    refuse(
      `must have a time of the safety phase, from ${first} to ${end}, in branch.at, not ${shown(branch['at'])}.`,
    );
  if (!isWhole(branch['seed'], 0, MAX_SEED))
    refuse(`must have a seed, 0 to ${MAX_SEED}, in branch.seed, not ${shown(branch['seed'])}.`);
  const { rates } = branch;
  if (!isFields(rates)) return refuse(`must have an object in branch.rates, not ${shown(rates)}.`);
  for (const [name, rate] of Object.entries(rates)) {
    const most = known.get(name);
    if (most === undefined || !isWhole(rate, 0, most))
      refuse(`has ${shown(rate)} in branch.rates.${name}, which is no such rate or out of bounds.`);
  }
}
