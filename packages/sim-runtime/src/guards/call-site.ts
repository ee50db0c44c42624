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

/** Whether the innermost frame of a stack belongs to the platform, such as a `console.log` at work. */
export function isPlatformCall(stack: string): boolean {
  return locations(stack)[0]?.startsWith('node:') === true;
}
