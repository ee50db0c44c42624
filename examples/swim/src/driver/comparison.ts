import { type Outcome } from './outcome.js';

/** What is compared, by how reports name it. */
export const MEASURES: Readonly<Record<string, (outcome: Outcome) => number>> = {
  'killed: first suspected': ({ killed }) => killed.firstSuspected,
  'killed: first declared dead': ({ killed }) => killed.firstDead,
  'killed: dead to all': ({ killed }) => killed.deadToAll,
  'paused: first suspected': ({ paused }) => paused.firstSuspected,
  'paused: first declared dead': ({ paused }) => paused.firstDead,
  'paused: dead to all': ({ paused }) => paused.deadToAll,
  'goes on: alive to all': ({ returned }) => returned,
  'false deaths': ({ falseDeaths }) => falseDeaths,
};

export interface Comparison {
  readonly measure: string;
  readonly real: number;
  readonly least: number;
  readonly median: number;
  readonly p95: number;
  readonly most: number;
}

/** A real run beside simulated ones, measure by measure. */
export function compare(real: Outcome, simulated: readonly Outcome[]): readonly Comparison[] {
  return Object.entries(MEASURES).map(([measure, of]) => {
    const values = simulated.map(of).sort((one, other) => one - other);
    const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? Number.NaN;
    return {
      measure,
      real: of(real),
      least: at(0),
      median: at(0.5),
      p95: at(0.95),
      most: at(1),
    };
  });
}
