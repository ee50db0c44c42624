/**
 * Makes a change that a page shows as a diff. Lines that begin with `-` go, those with `+` come, all others stand where
 * they are; a line of `…` separates changes in different places.
 *
 * @throws unless the lines that were there stand in the file exactly once.
 */
export function applyChange(path: string, text: string, diff: string): string {
  return diff.split(/^ *…\n/m).reduce((known, change) => {
    const lines = change.replace(/\n$/, '').split('\n');
    const before = linesOf(lines, '+');
    const after = linesOf(lines, '-');
    const count = known.split(before).length - 1;
    if (count !== 1)
      throw new Error(`${path} has these lines ${count} times, not once:\n${before}`);
    return known.replace(before, () => after);
  }, text);
}

function linesOf(lines: readonly string[], without: string): string {
  return lines
    .filter((line) => !line.startsWith(without))
    .map((line) => `${line.slice(1)}\n`)
    .join('');
}
