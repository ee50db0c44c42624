/** From so many choices up, a draw is taken for a value of its own: tokens and written values must not be equal by plan. */
const TOO_MANY_KEYS = 0x1_0000;

/** Whether a draw with so many outcomes can be a key that operations share. */
export function canBeKey(outcomes: number): boolean {
  return outcomes < TOO_MANY_KEYS;
}
