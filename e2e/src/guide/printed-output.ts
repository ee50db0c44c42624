/**
 * What is different on every machine and in every run, and stands in a page as one of them was: times, speeds, and
 * the version under which the packages were packed.
 */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/\b[\d.,]+ (?:ms|s)\b/g, '# s'],
  [/\b[\d.,]+(?: [kM])?\/s/g, '#/s'],
  [/\b[\d.,]+ [kM]\/s/g, '#/s'],
  [/\([\d.,]+x\)/g, '(#x)'],
];

/**
 * Whether a command has printed what a page says it prints: these lines, one after the other, somewhere in its output.
 * `…` stands for anything on its line, and for any number of lines when it stands alone. Times and speeds may differ,
 * and so may the width of gaps.
 */
export function isPrinted(expected: string, output: string): boolean {
  const lines = same(expected).split('\n');
  const pattern = lines
    .map((line) => (line.trim() === '…' ? '(?:.*\n)*?' : `${lineOf(line)}\n`))
    .join('');
  return new RegExp(`^${pattern}`, 'm').test(`${same(output)}\n`);
}

function lineOf(line: string): string {
  return line
    .split('…')
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
}

function same(text: string): string {
  const stable = VARYING.reduce((known, [what, sign]) => known.replace(what, sign), text.trim());
  return stable.replace(/[^\S\n]+/g, ' ').replace(/^ | $/gm, '');
}
