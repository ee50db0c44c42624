// Named keys come in the order in which they were written.
export const names = (config: Record<string, number>): string[] => Object.keys(config);
