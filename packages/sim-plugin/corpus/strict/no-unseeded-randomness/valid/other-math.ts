// The rest of Math computes.
export const clamp = (value: number): number => Math.max(0, Math.min(10, Math.trunc(value)));
