/**
 * A stack as the author of a module wants to read it: frames of the module only, with paths from the
 * workspace's root. Frames of the tools themselves say nothing to them, so a stack that has no others is
 * left with its message alone.
 *
 * @param root - absolute path of the workspace
 */
export function tidyStack(stack: string, root: string): string {
  const lines = stack.replaceAll('file://', '').replaceAll(`${root}/`, '').split('\n');
  const isFrame = (line: string): boolean => /^\s+at /.test(line);
  return lines.filter((line) => !isFrame(line) || isOwn(line)).join('\n');
}

function isOwn(frame: string): boolean {
  return !/node:internal|sim-runtime\/(src|dist)\/|\.cache\/sim-run\/runtimes\/|sim-plugin\/(src|dist)\//.test(
    frame,
  );
}
