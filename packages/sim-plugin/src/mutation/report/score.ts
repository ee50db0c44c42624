import type { Judged, KilledBy, Verdict } from '../trial/verdict.js';

/** The verdicts on all mutants, counted. */
export interface Score {
  readonly killed: Readonly<Record<KilledBy, number>>;
  readonly survived: number;
  readonly notReached: number;
  readonly ignored: number;
  readonly invalid: number;
  /** How many mutants count: killed, survived or not reached. */
  readonly counted: number;
  /** How many of these were killed, in hundredths of a percent, rounded down; absent where none count. */
  readonly points?: number;
}

/** Counts verdicts. A mutant that no seed reaches counts as one that nothing objects to. */
export function scoreOf(judged: readonly Judged[]): Score {
  const verdicts = judged.map(({ verdict }) => verdict);
  const by = (killer: KilledBy): number =>
    verdicts.filter((verdict) => verdict.kind === 'killed' && verdict.by === killer).length;
  const of = (kind: Verdict['kind']): number =>
    verdicts.filter((verdict) => verdict.kind === kind).length;
  const [killed, survived, notReached] = [of('killed'), of('survived'), of('not-reached')];
  const counted = killed + survived + notReached;
  return {
    killed: { oracle: by('oracle'), exception: by('exception'), livelock: by('livelock') },
    survived,
    notReached,
    ignored: of('ignored'),
    invalid: of('invalid'),
    counted,
    ...(counted === 0 ? {} : { points: Math.floor((killed * 10_000) / counted) }),
  };
}

/** A score as a percentage: `92.50 %`. */
export function percent(points: number): string {
  return `${Math.floor(points / 100)}.${String(points % 100).padStart(2, '0')} %`;
}

/** How many mutants each oracle objected to, in the order of the oracles; then whatever else objected. */
export function killsByOracle(
  demands: readonly string[],
  judged: readonly Judged[],
): ReadonlyMap<string, number> {
  const kills = new Map(demands.map((name) => [name, 0]));
  for (const { verdict } of judged) {
    if (verdict.kind !== 'killed') continue;
    kills.set(verdict.oracle, (kills.get(verdict.oracle) ?? 0) + 1);
  }
  return kills;
}
