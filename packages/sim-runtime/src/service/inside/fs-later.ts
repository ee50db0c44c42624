import { boundToContext } from './async-context.js';
import { attempt } from './event-loop.js';
import { system } from './system.js';

/** Does a call of the disk when its time has come, in an event of its own, in which it takes effect. */
export function later<Result>(
  call: () => Result,
  done: (error: Error | undefined, value: Result | undefined) => void,
): void {
  const finish = boundToContext(() => {
    let value: Result;
    try {
      value = call();
    } catch (error) {
      return attempt(() => done(error as Error, undefined));
    }
    attempt(() => done(undefined, value));
  });
  system.after(system.disk.delayTicks(), finish);
}
