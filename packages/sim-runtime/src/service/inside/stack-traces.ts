/**
 * Leaves frames of the simulator out of stacks: their paths are others on each machine and in each process, and a stack may
 * be written to the console or sent in an answer, as by the error handler of Express.
 *
 * Packages that set `Error.prepareStackTrace` for a while find what they set.
 */
export function installStackTraces(): void {
  const own = fileOfThis();
  // What has no file is a function of the engine, or made from text.
  const isOwn = (frame: NodeJS.CallSite): boolean => (frame.getFileName() ?? own) === own;
  setPreparation((error, frames) => [headOf(error), ...frames.filter(isOwn)].join('\n    at '));
}

/** The name of the script of the host's code. */
function fileOfThis(): string | undefined {
  setPreparation((_error, [frame]) => frame?.getFileName());
  return new Error('Where is this?').stack;
}

function setPreparation(value: (error: unknown, frames: readonly NodeJS.CallSite[]) => unknown) {
  Object.defineProperty(Error, 'prepareStackTrace', { value, writable: true, configurable: true });
}

/** What an error is called in the first line of its stack: also of one whose parts cannot be read. */
function headOf(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return '<error>';
  }
}
