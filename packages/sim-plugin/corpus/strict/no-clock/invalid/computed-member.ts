// A computed member is still a member.
export const present = (): number => performance['now'](); // ~ no-clock
export const other = (): number => Date[`now`](); // ~ no-clock
