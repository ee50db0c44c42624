import { LEVELS } from '../faults/level.js';
import { type Plan, PLAN_SCHEMA_VERSION } from '../plan/plan.js';
import { checkRunnable } from './check-runnable.js';
import { isFields, shown } from './plan-fields.js';
import { type Simulation } from './simulation.js';

/**
 * Makes sure that a value read from a file is a plan of this simulation, and that it can be run.
 *
 * @param value - what was read: anything
 * @param simulation - the simulation that is to run it
 * @param where - what to call it in an error, such as a file's path
 * @throws TypeError in one sentence that says what is wrong, by its JSON path, and what to do
 */
export function checkPlan(value: unknown, simulation: Simulation, where: string): Plan {
  const fail = (problem: string): never => {
    throw new TypeError(`${where} ${problem}`);
  };
  if (!isFields(value)) return fail('is no plan: it must be a JSON object.');
  const { schemaVersion, simulation: name, type, level } = value;
  if (schemaVersion !== PLAN_SCHEMA_VERSION) {
    fail(
      `has schema version ${shown(schemaVersion)}, but this runtime reads version ${PLAN_SCHEMA_VERSION}: record the failure again with this version.`,
    );
  }
  if (name !== simulation.name)
    fail(`is a plan for ${shown(name)}, but this simulation is "${simulation.name}".`);
  if (type !== simulation.type)
    fail(`is a plan for a module of type ${shown(type)}, but this one is ${simulation.type}.`);
  if (!LEVELS.some((known) => known === level))
    fail(`must have ${LEVELS.join(', ')} in level, not ${shown(level)}.`);
  checkRunnable(value, simulation.moduleType, simulation.bounds, fail);
  return value as unknown as Plan;
}
