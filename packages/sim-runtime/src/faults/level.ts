/**
 * A fault level, by name. From the lowest: `sunny` has no faults, `stormy` has those of network,
 * processes and clocks, `radioactive` has all.
 */
export type Level = 'sunny' | 'stormy' | 'radioactive';

/** The levels in their order: level 1, 2 and 3. */
export const LEVELS: readonly Level[] = ['sunny', 'stormy', 'radioactive'];

/** How many seeds a sweep of a level runs unless told otherwise. */
export const DEFAULT_SEEDS: Readonly<Record<Level, number>> = {
  sunny: 10,
  stormy: 100,
  radioactive: 1000,
};

/**
 * Reads a level by name or number: `"stormy"` and `"2"` are the same.
 *
 * @param text - the name of a level, or its number from 1 to 3
 * @throws RangeError when it is neither
 */
export function parseLevel(text: string): Level {
  const level = LEVELS.find((name, index) => name === text || String(index + 1) === text);
  if (level === undefined) {
    throw new RangeError(`Unknown level "${text}": use sunny (1), stormy (2) or radioactive (3).`);
  }
  return level;
}

/**
 * A level's number: 1 for sunny, 2 for stormy, 3 for radioactive.
 *
 * @param level - the level by its name
 */
export function levelNumber(level: Level): number {
  return LEVELS.indexOf(level) + 1;
}

/** Whether what `needed` brings is part of `level`. */
export function includesLevel(level: Level, needed: Level): boolean {
  return levelNumber(level) >= levelNumber(needed);
}
