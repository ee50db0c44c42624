// Another file could call it by this name.
export const Instant = Date; // ~ no-clock
export const clock = typeof performance === 'object' ? performance : Date; // ~ no-clock no-clock
