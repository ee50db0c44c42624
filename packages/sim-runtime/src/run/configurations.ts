import { randomFrom } from '../contracts/random-from.js';
import { type Random } from '../contracts/random.js';
import { RandomStream } from '../kernel/random-stream.js';
import { inWords } from '../oracles/in-words.js';
import { type DrawnConfiguration } from '../plan/plan-space.js';
import { type Plan } from '../plan/plan.js';
import { refusePromise } from './refuse-promise.js';

/** What a configuration is drawn from. */
export interface ConfigureContext {
  /** The randomness that decides it. */
  readonly random: Random;
}

/**
 * Draws a configuration of a module, as plain data.
 *
 * @param context - what it is drawn from
 */
export type Configure<Configuration> = (context: ConfigureContext) => Configuration;

/** What a function that starts a run is given. */
export interface ConfiguredRun<Configuration> {
  /** The configuration of this run; that of least draws in explorations, and where a recording is replayed. */
  readonly configuration: Configuration;
}

/** A state that runs begin with, or a function that makes it from the configuration of a run. */
export type InitialState<State, Configuration> =
  State | ((context: ConfiguredRun<Configuration>) => State);

/** The state that a run of a configuration begins with. */
export function initialStateFor<State, Configuration>(
  initial: InitialState<State, Configuration>,
  configuration: Configuration,
): State {
  // A state is plain data, or an object of a class: a function is none.
  return typeof initial === 'function'
    ? (initial as (context: ConfiguredRun<Configuration>) => State)({ configuration })
    : initial;
}

/** The configurations of a simulation. */
export interface Configurations<Configuration> {
  /** The configuration of least draws, which shrinking goes towards. */
  readonly standard: Configuration;
  /** The names of its values. */
  readonly names: readonly string[];
  /** The configuration that a seed stands for. */
  readonly draw: (seed: number) => DrawnConfiguration;
  /** The configuration of a plan. */
  readonly of: (plan: Pick<Plan, 'parties' | 'configuration'>) => Configuration;
}

/** Draws that are as small as they can be. */
const LEAST: Random = { ...randomFrom(() => 0), chance: () => false };

/** The parties of a simulation, as a configuration may draw their number. */
interface ConfiguredParties {
  /** The value that is their number, where there is one of that name. */
  readonly name: string;
  /** The largest that it may be. */
  readonly most: number;
}

/**
 * The configurations that a function draws.
 *
 * @param name - the simulation's name, for errors
 * @param configure - draws one; absent where nothing is drawn
 * @param parties - absent where there is one party in all runs
 */
export function configurationsOf<Configuration extends object>(
  name: string,
  configure: Configure<Configuration> | undefined,
  parties?: ConfiguredParties,
): Configurations<Configuration> {
  const drawBy = configure ?? (() => ({}) as Configuration);
  const drawChecked = (random: Random): Configuration => {
    const drawn = refusePromise(
      `The \`configure\` of the simulation "${name}"`,
      drawBy({ random }),
    );
    checkDrawn(name, drawn);
    return drawn;
  };
  const standard = drawChecked(LEAST);
  const partiesIn = (drawn: object): number => countIn(drawn, name, parties);
  partiesIn(standard);
  const isCounted = parties !== undefined && parties.name in standard;
  return {
    standard,
    names: Object.keys(standard),
    draw: (seed) => {
      const drawn = drawChecked(new RandomStream(seed));
      checkNames(name, standard, drawn);
      const changes: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(drawn)) {
        if (key !== parties?.name && !isSame(value, standard[key as keyof Configuration]))
          changes[key] = value;
      }
      return { parties: partiesIn(drawn), changes };
    },
    of: (plan) =>
      Object.assign(
        { ...standard },
        plan.configuration,
        isCounted ? { [parties.name]: plan.parties } : {},
      ),
  };
}

/** How many parties a configuration says that there are. */
function countIn(drawn: object, name: string, parties: ConfiguredParties | undefined): number {
  if (parties === undefined) return 1;
  const { name: value, most } = parties;
  if (!(value in drawn)) return most;
  const count: unknown = (drawn as Record<string, unknown>)[value];
  if (Number.isSafeInteger(count) && Number(count) >= 1 && Number(count) <= most)
    return Number(count);
  throw new TypeError(
    `The simulation "${name}" draws ${String(count)} as ${value} of a configuration, which must be a whole number from 1 to ${most}, its own ${value}.`,
  );
}

/**
 * Makes sure that a plan can hold what was drawn: a configuration that a file of a plan lost would be another one when the
 * plan is replayed.
 */
function checkDrawn(name: string, drawn: unknown): void {
  if (typeof drawn !== 'object' || drawn === null || Array.isArray(drawn)) {
    throw new TypeError(
      `The simulation "${name}" draws ${inWords(drawn)} as a configuration, which must be an object of named values.`,
    );
  }
  for (const [key, value] of Object.entries(drawn)) {
    if (value === undefined || isJson(value)) continue;
    throw new TypeError(
      `The simulation "${name}" draws ${inWords(value)} as ${key} of a configuration, which JSON cannot hold: draw finite numbers, texts, booleans, null, and lists and records of them.`,
    );
  }
}

/** A plan names the values that are not those of least draws: all others are those. */
function checkNames(name: string, standard: object, drawn: object): void {
  const least = new Map<string, unknown>(Object.entries(standard));
  const own = new Map<string, unknown>(Object.entries(drawn));
  const only =
    [...least.keys()].find((key) => least.get(key) !== undefined && own.get(key) === undefined) ??
    [...own.keys()].find((key) => own.get(key) !== undefined && !least.has(key));
  if (only === undefined) return;
  throw new TypeError(
    `The simulation "${name}" draws ${only} of a configuration in some runs alone: draw it in all, as null where there is none.`,
  );
}

function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' || typeof value === 'boolean' || value === null;
  }
  if (Array.isArray(value)) return Array.from(value as unknown[]).every(isJson);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return false;
  // A field that holds nothing reads the same as one that JSON leaves out.
  return Object.values(value).every((field) => field === undefined || isJson(field));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
