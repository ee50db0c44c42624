// A signal that real time gives.
export const signal = (): AbortSignal => AbortSignal.timeout(100); // ~ no-timers
