// What is left of Date after taking UTC still has now.
const { UTC, ...others } = Date;
export const utc = UTC;
export const present = (): number => others.now(); // ~ no-clock
