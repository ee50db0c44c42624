import { type ModuleType } from '../../../config/module-type.js';
import { gossipHasNoEffects, pipelineHasNoStates, serviceHasNoNames } from '../../../errors.js';
import { type ModuleOptions } from '../schema.js';
import { type Domain } from './domain.js';
import { readInvariants } from './read-invariants.js';
import { readNames } from './read-names.js';

type Defaults = Pick<Domain, 'states' | 'inputs' | 'effects'>;

/** What stands in for the names that were left out, once any was given. */
const DEFAULTS: Readonly<Record<ModuleType, Defaults>> = {
  coordination: { states: ['Idle', 'Active'], inputs: ['start'], effects: [] },
  gossip: { states: ['Uninformed', 'Informed'], inputs: ['inform'], effects: [] },
  pipeline: { states: [], inputs: ['item'], effects: ['result'] },
  service: { states: [], inputs: [], effects: [] },
};

const UNNAMED_INVARIANT = 'what must always hold';

/**
 * The names that a module is to be written with; `undefined` when there are none, and a working
 * example is written instead.
 *
 * @throws SimPluginError when a name cannot be used, or the module's type has no place for it
 */
export function readDomain(type: ModuleType, options: ModuleOptions): Domain | undefined {
  const states = readNames('states', options.states);
  const inputs = readNames('inputs', options.inputs);
  const effects = readNames('effects', options.effects);
  const invariants = readInvariants(options.invariants);
  if (type === 'pipeline' && states.length > 0) {
    throw pipelineHasNoStates();
  }
  if (type === 'gossip' && effects.length > 0) {
    throw gossipHasNoEffects();
  }
  if ([states, inputs, effects, invariants].every((list) => list.length === 0)) {
    return undefined;
  }
  if (type === 'service') throw serviceHasNoNames();
  const defaults = DEFAULTS[type];
  return {
    states: orElse(states, defaults.states),
    inputs: orElse(inputs, defaults.inputs),
    effects: orElse(effects, defaults.effects),
    invariants: orElse(invariants, readInvariants(UNNAMED_INVARIANT)),
  };
}

function orElse<T>(given: readonly T[], otherwise: readonly T[]): readonly T[] {
  return given.length > 0 ? given : otherwise;
}
