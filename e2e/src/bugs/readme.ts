import { type Bug } from './bug.js';
import { firstSeed, LEVEL, MOST_SEEDS } from './hunt.js';
import { type Measurement, type Spread } from './measurement.js';

/** What was measured, and on what. */
export interface Findings {
  readonly measurements: readonly Measurement[];
  readonly hunts: number;
  /** How many seeds each module passed as it should be. */
  readonly passed: number;
  readonly machine: string;
}

/** How many lines a story may have to be shown whole; else its first and last are. */
const MOST_LINES = 12;
const HEAD = 3;
const TAIL = 8;

/** The text of `bugs/README.md`. */
export function readme(findings: Findings): string {
  return `# Ten bugs, and what it takes to find them

Mistakes that distributed systems are known for, each made in one place of a small module that is right
without it. \`npm run bugs\` measures them again and writes this page.

${table(findings)}

- Each bug is hunted from ${findings.hunts} first seeds that are ${firstSeed(1).toLocaleString('en')} apart, at level ${LEVEL}, through at most ${MOST_SEEDS.toLocaleString('en')} seeds.
- Every figure is the median of these hunts, with the largest in parentheses where it is another.
- Faults are what a plan holds of them: its episodes, and each rate that is not 0.
- Without its mistake, each module passes ${findings.passed.toLocaleString('en')} seeds at ${LEVEL}, all its oracles watching.
- The torn checkpoint is torn by the module itself, which writes it in two parts: a crash between them is part of ${LEVEL}, while a disk that tears writes is not.
- Seeds, operations, faults and runs are the same on every machine; times were taken on ${findings.machine}.

${findings.measurements.map(section).join('\n')}`;
}

function table({ measurements }: Findings): string {
  const rows = measurements.map((one) => [
    `[${one.bug.title}](#${anchor(one.bug.title)})`,
    `${one.found} of ${one.hunts}`,
    figure(one.seeds),
    `${one.operations.before.median} → ${figure(one.operations.after)}`,
    `${one.faults.before.median} → ${figure(one.faults.after)}`,
    figure(one.runs),
    seconds(one.shrinkMs),
    one.oracles.join(', '),
  ]);
  const head = [
    'Bug',
    'Found',
    'Seeds',
    'Operations',
    'Faults',
    'Runs to shrink',
    'Seconds to shrink',
    'Oracle',
  ];
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function section({ bug, story }: Measurement): string {
  return `## ${capitalized(bug.title)}

"${bug.thought}"

\`\`\`diff
${diff(bug)}
\`\`\`

In [\`${bug.name}/${bug.file}\`](${bug.name}/${bug.file}). The shortest story that is left of it:

\`\`\`
${abridged(story).join('\n')}
\`\`\`
`;
}

function diff({ right, wrong }: Bug): string {
  const [before, after] = [linesOf(right), linesOf(wrong)];
  // A piece of which nothing goes away shows what comes in between.
  const isKept = after.length > before.length && before.every((line) => after.includes(line));
  const lines = isKept
    ? after.map((line) => `${before.includes(line) ? ' ' : '+'} ${line}`)
    : [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)];
  return lines.join('\n');
}

function linesOf(piece: string): readonly string[] {
  return piece.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

/** A story's beginning and end, and every fault. */
function abridged(story: readonly string[]): readonly string[] {
  const isShown = (line: string, index: number): boolean =>
    index < HEAD || index >= story.length - TAIL || line.includes('FAULT');
  if (story.length <= MOST_LINES) return story;
  return story.flatMap((line, index) => {
    if (isShown(line, index)) return [line];
    const isFirst = index === 0 || isShown(story[index - 1] ?? '', index - 1);
    return isFirst ? ['…'] : [];
  });
}

function figure({ median, most }: Spread): string {
  return median === most ? `${median}` : `${median} (${most})`;
}

function seconds({ median, most }: Spread): string {
  return `${(median / 1_000).toFixed(2)} (${(most / 1_000).toFixed(2)})`;
}

function capitalized(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** The name that GitHub gives a heading. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}
