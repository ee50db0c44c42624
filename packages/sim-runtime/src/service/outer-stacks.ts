/**
 * Runs a host's code, in which errors of the outside, such as those of `new URL`, have stacks of that code alone: the
 * paths of other frames differ between machines, and a host may print a stack. Stacks are made when they are first read.
 *
 * @param file - the name of the host's script
 * @param run - runs the code
 */
export function withHostStacks(file: string, run: () => void): void {
  const outer: Partial<Pick<ErrorConstructor, 'prepareStackTrace'>> = Error;
  const before = outer.prepareStackTrace;
  outer.prepareStackTrace = (error, frames) => {
    const own = frames.filter((frame) => frame.getFileName() === file);
    return [String(error), ...own.map(String)].join('\n    at ');
  };
  try {
    run();
  } finally {
    if (before === undefined) delete outer.prepareStackTrace;
    else outer.prepareStackTrace = before;
  }
}
