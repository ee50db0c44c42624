import { ExplorationError } from './exploration-error.js';
import { type ExploreOptions, nameOf } from './exploration.js';
import { type Model } from './model.js';

const MOST_STATES = 100_000_000;
const MOST_PARTIES = 10;

/** The options of a search with their defaults. */
export interface Bounds {
  readonly maxStates: number;
  readonly maxDepth: number;
  readonly timeLimitSeconds: number;
  readonly exact: boolean;
  readonly symmetry: boolean;
  readonly stopAtViolation: boolean;
}

/**
 * Checks a model and the options of a search against each other.
 *
 * @throws ExplorationError in one sentence
 */
export function checkRequest<State, Action>(
  model: Model<State, Action>,
  options: ExploreOptions,
): Bounds {
  checkProperties(model);
  const { maxStates = MOST_STATES, maxDepth = Infinity, timeLimitSeconds = Infinity } = options;
  if (!Number.isInteger(maxStates) || maxStates < 1 || maxStates > MOST_STATES) {
    throw new ExplorationError(
      `maxStates must be a whole number from 1 to ${MOST_STATES}, and it is ${maxStates}.`,
    );
  }
  if (maxDepth !== Infinity && (!Number.isInteger(maxDepth) || maxDepth < 1)) {
    throw new ExplorationError(`maxDepth must be a whole number from 1 on, and it is ${maxDepth}.`);
  }
  if (!(timeLimitSeconds > 0)) {
    throw new ExplorationError(
      `timeLimitSeconds must be more than 0, and it is ${timeLimitSeconds}.`,
    );
  }
  return {
    maxStates,
    maxDepth,
    timeLimitSeconds,
    exact: options.exact ?? false,
    stopAtViolation: options.stopAtViolation ?? false,
    symmetry: symmetryOf(model, options.symmetry, options.exact ?? false),
  };
}

function checkProperties<State, Action>(model: Model<State, Action>): void {
  const names = new Set<string>();
  for (const property of model.properties ?? []) {
    if (names.has(property.name)) {
      throw new ExplorationError(
        `Two properties of the model "${model.name}" are called "${property.name}"; give each a name of its own.`,
      );
    }
    names.add(property.name);
    if (property.kind !== 'eventually' && !property.holds && !property.holdsOn) {
      throw new ExplorationError(
        `${nameOf(property)} of the model "${model.name}" has neither \`holds\` nor \`holdsOn\`, so nothing can be checked.`,
      );
    }
  }
}

function symmetryOf<State, Action>(
  model: Model<State, Action>,
  wanted: boolean | undefined,
  isExact: boolean,
): boolean {
  const goal = model.properties?.find(({ kind }) => kind === 'eventually');
  if (wanted === undefined) {
    return !isExact && model.permute !== undefined && goal === undefined && hasParties(model);
  }
  if (!wanted) return false;
  if (isExact) {
    throw new ExplorationError(
      'Symmetry is known by fingerprints, so it cannot be combined with `exact`: leave one of them out.',
    );
  }
  if (model.permute === undefined || model.parties === undefined) {
    throw new ExplorationError(
      `Symmetry was asked for, and the model "${model.name}" has no \`${model.permute === undefined ? 'permute' : 'parties'}\`.`,
    );
  }
  if (goal !== undefined) {
    throw new ExplorationError(
      `Symmetry cannot be combined with liveness, and the model "${model.name}" claims ${nameOf(goal)}: search with \`symmetry: false\`, or without that property.`,
    );
  }
  return hasParties(model);
}

function hasParties<State, Action>({ name, parties }: Model<State, Action>): boolean {
  if (parties === undefined) return false;
  if (!Number.isInteger(parties) || parties < 2 || parties > MOST_PARTIES) {
    throw new ExplorationError(
      `\`parties\` of the model "${name}" must be a whole number from 2 to ${MOST_PARTIES}, and it is ${parties}.`,
    );
  }
  return true;
}
