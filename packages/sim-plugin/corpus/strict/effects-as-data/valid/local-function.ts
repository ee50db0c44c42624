// A function inside fills a variable inside.
export function transition(state: number, input: number, now: number): readonly number[] {
  const effects: number[] = [];
  const emit = (effect: number): void => {
    effects.push(effect);
  };
  emit(input + now);
  return [state, ...effects];
}
