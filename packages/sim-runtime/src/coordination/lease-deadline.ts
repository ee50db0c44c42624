import { type LogicalTime } from '../contracts/logical-time.js';
import { inWords } from '../oracles/in-words.js';

/** Says when the next lease in a state runs out; absent where a module has none. */
type LeaseDeadline<State> = ((state: State) => LogicalTime | undefined) | undefined;

/**
 * When the next lease in a state runs out, in the coordinator's time; `undefined` for none.
 *
 * @throws TypeError when it is no point in time, to which no clock can go: `Infinity` of an empty list's least, `NaN`, a date
 */
export function deadlineIn<State>(
  leaseDeadline: LeaseDeadline<State>,
  state: State,
): LogicalTime | undefined {
  const deadline: unknown = leaseDeadline?.(state);
  if (deadline === undefined || Number.isSafeInteger(deadline)) return deadline as LogicalTime;
  throw new TypeError(
    `The \`leaseDeadline\` must give a whole number of ticks, or undefined where no lease runs out, not ${inWords(deadline)}.`,
  );
}
