// A transition that waits.
export async function transition(state: number, input: number, now: number): Promise<number> { // ~ no-async
  return state + input + now;
}
