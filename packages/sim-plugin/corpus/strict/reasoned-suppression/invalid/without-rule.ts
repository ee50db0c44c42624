// Without a rule, neither.
/* sim-allow */ // ~ reasoned-suppression
export const at = Date.now(); // ~ no-clock
