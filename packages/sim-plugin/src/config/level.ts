/** The fault levels by name, mildest first; their numbers are 1 to 3. */
export const LEVELS = ['sunny', 'stormy', 'radioactive'] as const;

/** A fault level, by its name. */
export type Level = (typeof LEVELS)[number];

export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value);
}
