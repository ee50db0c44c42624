// A Date of a given instant is a pure function of it.
export const iso = (millis: number): string => new Date(millis).toISOString();
