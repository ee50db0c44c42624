// The plainest leak of all.
export const age = (since: number): number => Date.now() - since; // ~ no-clock
