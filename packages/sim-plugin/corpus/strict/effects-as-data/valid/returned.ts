// Effects as data.
type Effect = { readonly kind: 'write'; readonly value: number };
export function transition(state: number, input: number, now: number): readonly [number, readonly Effect[]] {
  const effects: Effect[] = [];
  effects.push({ kind: 'write', value: input });
  return [state + now, effects];
}
