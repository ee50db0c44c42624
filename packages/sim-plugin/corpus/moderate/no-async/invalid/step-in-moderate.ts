// Ports may wait, the step may not.
export const step = async (state: number, event: number, now: number): Promise<number> => // ~ no-async
  state + event + now;
