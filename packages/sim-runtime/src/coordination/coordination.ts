import { listOracles } from '../oracles/oracle-writer.js';
import { claimsOf } from '../run/claims.js';
import { configurationsOf, initialStateFor } from '../run/configurations.js';
import { defineSimulation } from '../run/define-simulation.js';
import { roleTable } from '../run/roles.js';
import { type Simulation } from '../run/simulation.js';
import { COORDINATION_MENU } from './coordination-menu.js';
import { COORDINATION } from './coordination-type.js';
import { stageCoordination } from './coordination-stage.js';
import { stageCoordinationRecording } from './replay-coordination.js';
import { type CoordinationDefinition } from './coordination-definition.js';
import { type DefinedCoordination } from './defined-coordination.js';

/**
 * Makes a coordination module ready to be simulated: one authoritative state machine, and actors
 * that race for it over a faulty channel.
 *
 * After healing, and only where an `eventually` asks for it, every actor is offered every operation
 * in turn, so that progress can be demanded of a module whose clients go on trying.
 *
 * @param definition - the module's logic, and what is demanded of it
 * @throws TypeError when the definition contradicts itself, in a sentence that says where
 */
// `const` keeps the literal types of the inputs that operations return, so that nobody writes them.
export function coordination<
  State,
  const Input,
  Effect,
  BeliefValue = undefined,
  Configuration extends object = Readonly<Record<string, never>>,
>(
  definition: CoordinationDefinition<State, Input, Effect, BeliefValue, Configuration>,
): Simulation {
  const { configure, initialState, ...rest } = definition;
  const { name, actors, operations, actorName = 'actor' } = rest;
  const configurations = configurationsOf(name, configure, { name: 'actors', most: actors });
  const { performers } = roleTable(name, rest.roles, actors, Object.keys(operations));
  const oracles = listOracles(rest.oracles);
  const claims = claimsOf(name, COORDINATION_MENU, definition);
  const defined: DefinedCoordination<State, Input, Effect, BeliefValue, Configuration> = {
    ...rest,
    type: 'coordination',
    initialState: initialStateFor(initialState, configurations.standard),
    initialStateOf: (configuration) => initialStateFor(initialState, configuration),
    configurationOf: configurations.of,
    configuration: configurations.standard,
    actorName,
    performers,
    oracles,
    claims,
  };
  const mustProgress = oracles.some((oracle) => oracle.kind === 'eventually');
  return defineSimulation({
    type: COORDINATION,
    definition: defined,
    partyName: actorName,
    parties: { least: 1, most: actors },
    operations: Object.keys(operations),
    performers,
    ...(configure === undefined ? {} : { configurations }),
    shape: definition,
    stage: (plan, traceSink, notes) =>
      stageCoordination(defined, plan, traceSink, mustProgress, notes),
    stageRecording: (plan, recording, traceSink) =>
      stageCoordinationRecording(defined, plan, recording, traceSink),
  });
}
