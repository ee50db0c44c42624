// A method of something else.
export const pick = (deck: { random(): number }): number => deck.random();
