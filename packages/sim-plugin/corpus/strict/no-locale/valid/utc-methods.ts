// The UTC form is the same everywhere.
export const hour = (date: Date): number => date.getUTCHours();
export const iso = (millis: number): string => new Date(millis).toISOString();
