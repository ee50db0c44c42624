// A synchronous generator is a plain sequence.
export function* items(count: number): Generator<number> {
  for (let i = 0; i < count; i += 1) yield i;
}
