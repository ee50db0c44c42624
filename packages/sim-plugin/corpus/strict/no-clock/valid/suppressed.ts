// Somebody answers for it, with a reason.
// sim-allow no-clock -- printed in the banner, never compared
export const loadedAt = Date.now();
export const bootedAt = Date.now(); // sim-allow sim/no-clock -- as above
