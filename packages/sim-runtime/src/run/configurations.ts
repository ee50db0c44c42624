import { randomFrom } from '../contracts/random-from.js';
import { type Random } from '../contracts/random.js';
import { RandomStream } from '../kernel/random-stream.js';
import { type DrawnConfiguration } from '../plan/plan-space.js';
import { type Plan } from '../plan/plan.js';

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

/**
 * The configurations that a function draws.
 *
 * @param name - the simulation's name, for errors
 * @param partiesName - the value that is the number of parties, where there is one of that name
 * @param mostParties - the largest that it may be
 */
export function configurationsOf<Configuration extends object>(
  name: string,
  configure: Configure<Configuration>,
  partiesName: string,
  mostParties: number,
): Configurations<Configuration> {
  const standard = configure({ random: LEAST });
  const names = Object.keys(standard);
  const partiesIn = (drawn: object): number => {
    if (!(partiesName in drawn)) return mostParties;
    const parties: unknown = (drawn as Record<string, unknown>)[partiesName];
    if (Number.isSafeInteger(parties) && Number(parties) >= 1 && Number(parties) <= mostParties)
      return Number(parties);
    throw new TypeError(
      `The simulation "${name}" draws ${String(parties)} as ${partiesName} of a configuration, which must be a whole number from 1 to ${mostParties}, its own ${partiesName}.`,
    );
  };
  partiesIn(standard);
  return {
    standard,
    names,
    draw: (seed) => {
      const drawn = configure({ random: new RandomStream(seed) });
      const changes: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(drawn)) {
        if (key !== partiesName && !isSame(value, standard[key as keyof Configuration]))
          changes[key] = value;
      }
      return { parties: partiesIn(drawn), changes };
    },
    of: ({ parties, configuration }) =>
      Object.assign(
        { ...standard },
        configuration,
        partiesName in standard ? { [partiesName]: parties } : {},
      ),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
