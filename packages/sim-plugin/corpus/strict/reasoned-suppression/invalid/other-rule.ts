// It answers for the rule that it names, on the line where it stands.
// sim-allow no-timers -- not the rule that is broken
export const at = Date.now(); // ~ no-clock
export const later = Date.now(); // ~ no-clock
