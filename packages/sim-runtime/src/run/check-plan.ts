import { FAULT_KINDS } from '../faults/fault-kind.js';
import { LEVELS } from '../faults/level.js';
import { MAX_SEED } from '../kernel/seed.js';
import { type Plan, PLAN_SCHEMA_VERSION } from '../plan/plan.js';
import { isRecordedInput } from '../plan/plan-of-recording.js';
import { type Simulation } from './simulation.js';

/**
 * Makes sure that a value read from a file is a plan of this simulation.
 *
 * @param value - what was read: anything
 * @param simulation - the simulation that is to run it
 * @param where - what to call it in an error, such as a file's path
 * @throws TypeError in one sentence that says what is wrong and what to do
 */
export function checkPlan(value: unknown, simulation: Simulation, where: string): Plan {
  const fail = (problem: string): never => {
    throw new TypeError(`${where} ${problem}`);
  };
  if (!isRecord(value)) return fail('is no plan: it must be a JSON object.');
  if (value['schemaVersion'] !== PLAN_SCHEMA_VERSION) {
    fail(
      `has schema version ${String(value['schemaVersion'])}, but this runtime reads version ${PLAN_SCHEMA_VERSION}: record the failure again with this version.`,
    );
  }
  if (value['simulation'] !== simulation.name) {
    fail(
      `is a plan for "${String(value['simulation'])}", but this simulation is "${simulation.name}".`,
    );
  }
  if (value['type'] !== simulation.type) {
    fail(`is a plan for a ${String(value['type'])} module, but this one is ${simulation.type}.`);
  }
  if (!LEVELS.some((level) => level === value['level'])) fail('has no valid "level".');
  for (const field of ['seed', 'parties', 'warmupTicks', 'safetyTicks'] as const) {
    if (!isCount(value[field])) fail(`must have a whole number from 0 in "${field}".`);
  }
  if ((value['seed'] as number) > MAX_SEED)
    fail(`must have a whole number up to ${MAX_SEED} in "seed".`);
  if (value['parties'] === 0) fail('must have 1 or more in "parties".');
  checkRates(value['rates'], fail);
  checkList(value['operations'], 'operations', (item) => typeof item['name'] === 'string', fail);
  checkList(
    value['faults'],
    'faults',
    (item) => FAULT_KINDS.some((kind) => kind === item['kind']) && isCount(item['durationTicks']),
    fail,
  );
  checkRecording(value['recording'], simulation, fail);
  const plan = value as unknown as Plan;
  checkNames(plan, simulation, fail);
  return plan;
}

function checkRates(rates: unknown, fail: (problem: string) => never): void {
  if (!isRecord(rates)) return fail('must have an object in "rates".');
  for (const [name, rate] of Object.entries(rates)) {
    if (!isCount(rate)) fail(`must have a whole number from 0 in rates["${name}"].`);
  }
}

function checkRecording(
  recording: unknown,
  { type, moduleType }: Simulation,
  fail: (problem: string) => never,
): void {
  if (recording === undefined) return;
  if (!Array.isArray(recording)) return fail('must have a list in "recording".');
  const strange = recording.findIndex((input) => !isRecordedInput(input, moduleType.recordedKinds));
  if (strange >= 0) {
    fail(`has something else than a recorded input of a ${type} module in recording[${strange}].`);
  }
}

/** A plan whose operations are gone would pass for a plan that no longer fails. */
function checkNames(
  { operations }: Plan,
  simulation: Simulation,
  fail: (problem: string) => never,
): void {
  operations.forEach(({ name }, index) => {
    if (simulation.operations.includes(name)) return;
    const known = simulation.operations.join(', ');
    fail(
      `has the operation "${name}" in operations[${index}], which the simulation does not have: it has ${known}.`,
    );
  });
}

function checkList(
  value: unknown,
  field: string,
  isValid: (item: Readonly<Record<string, unknown>>) => boolean,
  fail: (problem: string) => never,
): void {
  if (!Array.isArray(value)) return fail(`must have a list in "${field}".`);
  value.forEach((item: unknown, index) => {
    const whole =
      isRecord(item) &&
      isCount(item['at']) &&
      isCount(item['party']) &&
      isCount(item['salt']) &&
      isValid(item);
    if (!whole)
      fail(`has something else than a planned ${field.slice(0, -1)} in ${field}[${index}].`);
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
