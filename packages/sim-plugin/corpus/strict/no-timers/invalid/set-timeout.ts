// Waits for real time.
export const later = (work: () => void): unknown => setTimeout(work, 10); // ~ no-timers
