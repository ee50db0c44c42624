const LOCATION = /\(?([^\s()]+:\d+:\d+)\)?$/;

/** The location of each frame of a stack, from the innermost. */
function locations(stack: string): readonly string[] {
  return stack
    .split('\n')
    .map((line) => LOCATION.exec(line.trim())?.[1])
    .filter((location) => location !== undefined);
}

/**
 * The user's line in a stack: the innermost that is not a dependency's, or else the innermost.
 *
 * @returns `file:line:column`, or `undefined` when the stack tells no location
 */
export function callerIn(stack: string): string | undefined {
  const frames = locations(stack);
  const own = frames.find((location) => !/[\\/]node_modules[\\/]|^node:/.test(location));
  return (own ?? frames[0])?.replace(/^file:\/\//, '');
}

/**
 * Whether a call is the platform's own, or made on behalf of the console, which a test runner may
 * have replaced by one that reads the clock.
 */
export function isPlatformCall(stack: string): boolean {
  const frames = locations(stack);
  return (
    frames[0]?.startsWith('node:') === true ||
    frames.some((location) => location.startsWith('node:internal/console/'))
  );
}
