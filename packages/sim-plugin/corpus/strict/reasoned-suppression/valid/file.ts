/* sim-allow-file no-clock, no-io -- a diagnostic tool, which no universe runs */
export const report = (): void => console.log(Date.now());
