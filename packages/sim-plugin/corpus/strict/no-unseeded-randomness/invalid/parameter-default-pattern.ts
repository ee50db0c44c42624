// Hidden in the default of a destructured option.
export const shuffle = ({ draw = Math.random }: { draw?: () => number }): number => draw(); // ~ no-unseeded-randomness
