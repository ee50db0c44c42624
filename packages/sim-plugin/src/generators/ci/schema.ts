/** The options of the generator `ci`, as schema.json describes them. */
export interface CiOptions {
  /** One of `CI_SYSTEMS`; Nx does not hold callers of the function to that. */
  readonly ci: string;
  readonly shards?: number;
  readonly nightlySeeds?: number;
  readonly weeklySeeds?: number;
  readonly explore?: boolean;
  readonly mutate?: boolean;
  readonly audit?: boolean;
  readonly skipFormat?: boolean;
}

export const CI_SYSTEMS = ['github', 'gitlab'] as const;

export type CiSystem = (typeof CI_SYSTEMS)[number];

export const DEFAULT_SWEEPS = { shards: 8, nightlySeeds: 10_000, weeklySeeds: 100_000 } as const;
