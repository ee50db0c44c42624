// A port by destructuring.
export function step(state: number, event: number, now: number, { emit }: { emit(n: number): void }): number {
  emit(event); // ~ effects-as-data
  return state + now;
}
