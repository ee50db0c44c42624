import { BOUND_NAMES, type SimulationExploreOptions } from '@gossip/sim-runtime/explore';
import type { SimConfig } from '../../config/sim-config.js';
import { malformedNumber } from '../sim-run/request-errors.js';
import type { SimExploreOptions } from './options.js';

const NUMBERS = [...BOUND_NAMES, 'maxStates', 'maxDepth'] as const;

type Numbers = Partial<Record<(typeof NUMBERS)[number], number>>;

/** The exploration that was asked for: options first, then sim.config.json. */
export interface ExploreRequest {
  readonly bounds: SimulationExploreOptions;
  readonly allowIncomplete: boolean;
}

/**
 * Reads the options, and sim.config.json where an option is missing.
 *
 * @throws SimPluginError in one sentence when a number is none
 */
export function exploreRequest(
  options: SimExploreOptions,
  configured: SimConfig['explore'],
): ExploreRequest {
  const numbers: Numbers = {};
  for (const name of NUMBERS) {
    const value = options[name];
    if (value !== undefined) numbers[name] = wholeNumber(name, value);
  }
  const { timeLimit, exact, only, allowIncomplete } = options;
  return {
    bounds: {
      ...configured,
      ...numbers,
      ...(timeLimit === undefined ? {} : { timeLimitSeconds: seconds(timeLimit) }),
      ...(exact === undefined ? {} : { exact }),
      ...(only === undefined ? {} : { only }),
    },
    allowIncomplete: allowIncomplete ?? false,
  };
}

function wholeNumber(option: string, value: string | number): number {
  if (/^\d+$/.test(String(value))) return Number(value);
  throw malformedNumber(option, value, 'a whole number from 0');
}

function seconds(value: string | number): number {
  const number = Number(value);
  if (String(value).trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw malformedNumber('timeLimit', value, 'a number of seconds above 0');
}
