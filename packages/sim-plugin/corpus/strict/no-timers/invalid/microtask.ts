// Soon is later, too.
export const soon = (work: () => void): void => queueMicrotask(work); // ~ no-timers
