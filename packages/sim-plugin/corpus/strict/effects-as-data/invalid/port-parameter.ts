// A port among the parameters.
export function step(state: number, event: number, now: number, sink: { write(n: number): void }): number {
  sink.write(event); // ~ effects-as-data
  return state + now;
}
