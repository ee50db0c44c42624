// Through a global object.
export const every = (work: () => void): unknown => window.setInterval(work, 10); // ~ no-timers
declare const window: { setInterval(work: () => void, ms: number): unknown };
