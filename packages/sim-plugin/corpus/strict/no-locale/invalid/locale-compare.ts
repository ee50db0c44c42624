// The machine's alphabet.
export const sorted = (names: readonly string[]): string[] => [...names].sort((a, b) => a.localeCompare(b)); // ~ no-locale
