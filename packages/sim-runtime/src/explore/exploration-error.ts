/** A model, a bound or a state that an exploration cannot work with. The message is one sentence. */
export class ExplorationError extends Error {
  /** `ExplorationError`, as stacks show it. */
  override readonly name = 'ExplorationError';
}
