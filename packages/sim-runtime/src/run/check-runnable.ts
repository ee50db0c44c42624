import { MAX_SEED } from '../kernel/seed.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type PlanBounds } from '../plan/plan-bounds.js';
import { MOST_WORKLOAD } from '../plan/draw-operations.js';
import { checkSteering } from './check-steering.js';
import { checkRecording, MOST_RECORDED_PARTIES, MOST_RECORDED_TICKS } from './check-recording.js';
import { type Fields, isFields, isWhole, type Refuse, shown } from './plan-fields.js';
import { type ModuleTypeDefinition } from './module-type.js';

/**
 * Makes sure that a simulation can run a plan: that it has nothing that the simulation does not know, and no
 * number out of bounds. Names the first that is wrong by its JSON path.
 *
 * @param refuse - throws, with the problem in words that follow the plan's name
 */
export function checkRunnable(
  plan: Fields,
  { name: type, recordedKinds }: ModuleTypeDefinition,
  bounds: PlanBounds,
  refuse: Refuse,
): void {
  const recording = plan['recording'];
  const isRecorded = recording !== undefined;
  const mostParties = isRecorded ? MOST_RECORDED_PARTIES : bounds.mostParties;
  const mostTicks = isRecorded ? MOST_RECORDED_TICKS : bounds.mostTicks;
  checkNumber(plan, 'seed', 0, MAX_SEED, refuse);
  checkNumber(plan, 'parties', 1, mostParties, refuse);
  checkNumber(plan, 'warmupTicks', 0, mostTicks, refuse);
  checkNumber(plan, 'safetyTicks', 0, mostTicks - Number(plan['warmupTicks']), refuse);
  checkRates(plan['rates'], type, bounds, refuse);
  checkList(plan, 'operations', bounds, refuse);
  checkList(plan, 'faults', bounds, refuse);
  checkOperationNames(plan['operations'] as readonly Fields[], bounds, refuse);
  checkFaults(plan['faults'] as readonly Fields[], type, bounds, refuse);
  checkSteering(plan, bounds, refuse);
  if (!isRecorded) return checkChoices(plan, bounds, refuse);
  for (const list of ['operations', 'faults'] as const) {
    if ((plan[list] as readonly unknown[]).length > 0)
      refuse(`has ${list} beside a recording, which is replayed alone: leave them out.`);
  }
  checkRecording(recording, type, recordedKinds, refuse);
}

function checkNumber(
  fields: Fields,
  field: string,
  least: number,
  most: number,
  refuse: Refuse,
  path = '',
): void {
  if (isWhole(fields[field], least, most)) return;
  refuse(
    `must have a whole number from ${least} to ${most} in ${path}${field}, not ${shown(fields[field])}.`,
  );
}

function checkRates(rates: unknown, type: string, bounds: PlanBounds, refuse: Refuse): void {
  if (!isFields(rates)) return refuse(`must have an object in rates, not ${shown(rates)}.`);
  for (const name of Object.keys(rates)) {
    const most = bounds.rates.get(name);
    if (most === undefined) {
      refuse(
        `has ${shown(name)} in rates, which is no rate of a ${type} module: it has ${[...bounds.rates.keys()].join(', ')}.`,
      );
    } else checkNumber(rates, name, 0, most, refuse, 'rates.');
  }
}

/** The numbers that operations and faults share. */
function checkList(
  plan: Fields,
  field: 'operations' | 'faults',
  { mostParties, mostTicks }: PlanBounds,
  refuse: Refuse,
): void {
  const items = plan[field];
  if (!Array.isArray(items)) return refuse(`must have a list in ${field}, not ${shown(items)}.`);
  for (let index = 0; index < items.length; index++) {
    const item: unknown = items[index];
    if (!isFields(item)) {
      return refuse(`must have an object in ${field}[${index}], not ${shown(item)}.`);
    }
    const isGood =
      isWhole(item['at'], 0, mostTicks) &&
      isWhole(item['party'], 0, mostParties - 1) &&
      isWhole(item['salt'], 0, MAX_SEED) &&
      (item['key'] === undefined || isWhole(item['key'], 0, MAX_SEED));
    if (isGood) continue;
    const path = `${field}[${index}].`;
    checkNumber(item, 'at', 0, mostTicks, refuse, path);
    checkNumber(item, 'party', 0, mostParties - 1, refuse, path);
    checkNumber(item, 'salt', 0, MAX_SEED, refuse, path);
    checkNumber(item, 'key', 0, MAX_SEED, refuse, path);
  }
}

/** A plan whose operations are gone would pass for a plan that no longer fails. */
function checkOperationNames(
  operations: readonly Fields[],
  { operations: known }: PlanBounds,
  refuse: Refuse,
): void {
  for (let index = 0; index < operations.length; index++) {
    const name = operations[index]?.['name'];
    if (known.has(name as string)) continue;
    const has = known.size === 0 ? 'none' : [...known].join(', ');
    refuse(
      `has the operation ${shown(name)} in operations[${index}].name, which the simulation does not have: it has ${has}.`,
    );
  }
}

function checkChoices(plan: Fields, bounds: PlanBounds, refuse: Refuse): void {
  checkRedraw(plan['redraw'], bounds, refuse);
  checkConfiguration(plan['configuration'], bounds, refuse);
  if (plan['workload'] !== undefined) checkNumber(plan, 'workload', 1, MOST_WORKLOAD, refuse);
}

function checkRedraw(names: unknown, { operations }: PlanBounds, refuse: Refuse): void {
  if (names === undefined) return;
  if (!Array.isArray(names)) return refuse(`must have a list in redraw, not ${shown(names)}.`);
  const unknown = names.findIndex((name) => !operations.has(name as string));
  if (unknown >= 0)
    refuse(
      `has the operation ${shown(names[unknown])} in redraw[${unknown}], which the simulation does not have: it has ${[...operations].join(', ') || 'none'}.`,
    );
}

function checkConfiguration(
  configuration: unknown,
  { configuration: known }: PlanBounds,
  refuse: Refuse,
): void {
  if (configuration === undefined) return;
  if (!isFields(configuration))
    return refuse(`must have an object in configuration, not ${shown(configuration)}.`);
  const unknown = Object.keys(configuration).find((name) => !known.has(name));
  if (unknown !== undefined)
    refuse(
      `has ${shown(unknown)} in configuration, which the simulation does not draw: it draws ${[...known].join(', ') || 'nothing'}.`,
    );
}

function checkFaults(
  faults: readonly Fields[],
  type: string,
  bounds: PlanBounds,
  refuse: Refuse,
): void {
  const { faults: known, mostTicks } = bounds;
  for (let index = 0; index < faults.length; index++) {
    const fault = faults[index] as Fields;
    const path = `faults[${index}].`;
    if (!(known as ReadonlySet<unknown>).has(fault['kind'])) {
      refuse(
        `has the fault ${shown(fault['kind'])} in ${path}kind, which is no episode of a ${type} module: it has ${[...known].join(', ')}.`,
      );
    }
    checkNumber(fault, 'durationTicks', 0, mostTicks, refuse, path);
    if (fault['event'] !== undefined) checkMoment(fault, bounds, refuse, path);
  }
}

function checkMoment(
  fault: Fields,
  { moments, mostTicks }: PlanBounds,
  refuse: Refuse,
  path: string,
): void {
  const { kind, event } = fault;
  if (!isFields(event)) return refuse(`must have an object in ${path}event, not ${shown(event)}.`);
  const known: ReadonlySet<unknown> = moments.get(kind as FaultKind) ?? new Set();
  if (!known.has(event['moment'])) {
    const has = known.size === 0 ? 'none' : [...known].join(', ');
    refuse(
      `has ${shown(event['moment'])} in ${path}event.moment, at which no ${String(kind)} strikes: it has ${has}.`,
    );
  }
  checkNumber(event, 'skip', 0, mostTicks, refuse, `${path}event.`);
  if (event['times'] !== undefined) {
    checkNumber(event, 'times', 1, mostTicks, refuse, `${path}event.`);
  }
  if (event['anyParty'] !== undefined && event['anyParty'] !== true) {
    refuse(`must have true or nothing in ${path}event.anyParty, not ${shown(event['anyParty'])}.`);
  }
}
