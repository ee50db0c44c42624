import { formatCount } from '@gossip/sim-runtime/results';
import type { SimulationReport } from '@gossip/sim-runtime/sim';

/** Something that a sweep exercised too little to say much about. */
export interface ThinSpot {
  readonly name: string;
  /** What is wrong and what to do about it, as a sentence. */
  readonly advice: string;
}

/** What a sweep exercised too little: operations, oracles that had nothing to look at, rare events. */
export function thinSpots(
  report: Pick<SimulationReport, 'operations' | 'oracles' | 'seeds'>,
): ThinSpot[] {
  const among = `in ${formatCount(report.seeds.count)} seeds`;
  const operations = report.operations
    .filter(({ done }) => done === 0)
    .map(({ name, skipped }) => ({
      name,
      advice:
        skipped === 0
          ? `never drawn ${among}: run more of them with --seeds.`
          : `never possible ${among}, though tried ${formatCount(skipped)} times: see when the operation gives undefined.`,
    }));
  const oracles = report.oracles.flatMap(({ name, kind, status, occurrences }) => {
    if (status === 'under-covered') {
      return [
        { name, advice: `only ${occurrences} times ${among}: run more of them with --seeds.` },
      ];
    }
    if (status !== 'not exercised') return [];
    return [
      {
        name,
        advice:
          kind === 'sometimes'
            ? `not once ${among}: ${NEVER}`
            : `never checked ${among}: does any run get that far?`,
      },
    ];
  });
  return [...operations, ...oracles];
}

const NEVER =
  'run more of them with --seeds or at a higher --level, or give the module an operation that leads there.';

/** What a sweep exercised too little, as lines below its report. */
export function thinSpotLines(spots: readonly ThinSpot[], isRequired: boolean): readonly string[] {
  if (spots.length === 0) return [];
  const heading = isRequired
    ? 'Under-covered, which --requireCoverage makes a failure'
    : 'Under-covered';
  return ['', heading, ...spots.map(({ name, advice }) => `  ${name}: ${advice}`)];
}
