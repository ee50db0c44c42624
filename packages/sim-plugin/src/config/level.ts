/** The fault levels by name, mildest first; DESIGN numbers them 1 to 3. */
export const LEVELS = ['sunny', 'stormy', 'radioactive'] as const;

export type Level = (typeof LEVELS)[number];

export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value);
}
