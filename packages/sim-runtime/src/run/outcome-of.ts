import { boundedText } from '../kernel/bounded-text.js';
import { isThenable } from '../kernel/is-thenable.js';

const MOST_SHOWN = 500;

/** The outcome of a transition or a step. */
export type Outcome<State, Effect> = readonly [State, readonly Effect[]];

/**
 * Makes sure that what a module's logic returned is an outcome.
 *
 * @param logic - what to call it in the error: `transition` or `step`
 * @throws TypeError when it is no pair of a state and a list, such as a promise of one
 */
export function outcomeOf<State, Effect>(
  returned: unknown,
  logic: string,
  input: unknown,
  at: number,
): Outcome<State, Effect> {
  if (Array.isArray(returned) && returned.length === 2 && Array.isArray(returned[1])) {
    return returned as unknown as Outcome<State, Effect>;
  }
  const what = isThenable(returned) ? 'a promise' : asText(returned);
  throw new TypeError(
    `The ${logic} must return [state, effects] at once, but for ${asText(input)} at t=${at} it returned ${what}.`,
  );
}

/** A value in a sentence, whatever it is and however large. */
function asText(value: unknown): string {
  try {
    return boundedText(JSON.stringify(value) ?? 'nothing', MOST_SHOWN);
  } catch {
    return `a value of type ${typeof value}`;
  }
}
