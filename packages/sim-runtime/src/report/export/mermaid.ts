import { type Arrow, type Diagram, type Step } from '../diagram/diagram.js';
import { type ExportedRun } from './export-format.js';

/** Mermaid renders no more characters than these unless it is configured to. */
const MOST_CHARACTERS = 50_000;
/** What the head and the note on omitted steps may take of them. */
const RESERVED = 200;
/** The longest text of one message or note. */
const MOST_TEXT = 160;

/** A run as a Mermaid sequence diagram. Of a long run it has the end, as much of it as Mermaid renders. */
export function mermaidDiagram(diagram: Diagram, { simulation, seed }: ExportedRun): string {
  const head = [
    'sequenceDiagram',
    `title ${text(`${simulation}, seed ${seed}`)}`,
    // Names such as `end` or `a:1` are no identifiers there, hence the aliases.
    ...diagram.lanes.map(({ name }, lane) => `participant p${lane} as ${text(name)}`),
  ];
  const strays = straysBySteps(diagram);
  const lines = diagram.steps.map((step, index) => stepLines(diagram, step, strays.get(index)));
  const room = MOST_CHARACTERS - RESERVED - sizeOf(head);
  let first = lines.length;
  for (let size = 0; first > 0; first--) {
    size += sizeOf(lines[first - 1] ?? []);
    if (size > room) break;
  }
  const omitted = first + diagram.omitted;
  const note = omitted === 0 ? [] : [over(diagram, `${omitted} steps before these are left out`)];
  return `${[...head, ...note, ...lines.slice(first).flat()].join('\n')}\n`;
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

/** The messages that become no step, by the steps that send them. */
function straysBySteps({ arrows }: Diagram): ReadonlyMap<number, readonly Arrow[]> {
  const strays = new Map<number, Arrow[]>();
  for (const arrow of arrows) {
    if (arrow.arrived !== undefined) continue;
    strays.set(arrow.sent, [...(strays.get(arrow.sent) ?? []), arrow]);
  }
  return strays;
}

function stepLines(diagram: Diagram, step: Step, stray: readonly Arrow[] = []): readonly string[] {
  const arrival = step.arrival === undefined ? undefined : diagram.arrows[step.arrival];
  return [...told(diagram, step, arrival), ...stray.map((arrow) => strayLine(arrow, step.at))];
}

function told(diagram: Diagram, step: Step, arrival: Arrow | undefined): readonly string[] {
  const at = `t=${step.at}`;
  switch (step.kind) {
    case 'phase':
      return [over(diagram, `${at} ${step.what}`)];
    case 'violation':
      return [over(diagram, `${at} VIOLATION ${step.what}: ${step.outcome ?? ''}`)];
    case 'fault':
      return [beside(step, diagram, `${at} FAULT ${step.what}`)];
    case 'missed':
      return arrival === undefined
        ? [beside(step, diagram, `${at} ${step.what}`)]
        : [`p${arrival.from}-xp${arrival.to}: ${text(`${at} ${arrival.label} (receiver down)`)}`];
    default:
      return arrival === undefined
        ? [beside(step, diagram, `${at} ${step.what}`)]
        : arrived(arrival, at);
  }
}

function arrived(arrow: Arrow, at: string): readonly string[] {
  const words = text(`${at} ${arrow.label}${remark(arrow)}`);
  if (arrow.kind === 'message') return [`p${arrow.from}->>p${arrow.to}: ${words}`];
  const answer = arrow.fate === 'failed' ? 'refused' : 'done';
  return [`p${arrow.from}->>p${arrow.to}: ${words}`, `p${arrow.to}-->>p${arrow.from}: ${answer}`];
}

function remark({ delayTicks, isCopy }: Arrow): string {
  const parts = [
    ...(delayTicks === undefined ? [] : [`delayed ${delayTicks}`]),
    ...(isCopy === true ? ['second copy'] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** A message that becomes no step: a cross at its end, or an open end where it was still under way. */
function strayLine({ from, to, fate, label }: Arrow, at: number): string {
  const end = fate === 'under way' ? '-)' : '-x';
  return `p${from}${end}p${to}: ${text(`t=${at} ${label} (${fate})`)}`;
}

function over({ lanes }: Diagram, words: string): string {
  const last = lanes.length - 1;
  return `Note over p0${last > 0 ? `,p${last}` : ''}: ${text(words)}`;
}

function beside({ lane }: Step, diagram: Diagram, words: string): string {
  return lane === undefined ? over(diagram, words) : `Note over p${lane}: ${text(words)}`;
}

/** What would end a line or begin another statement is written as an entity. */
function text(words: string): string {
  const short = words.length > MOST_TEXT ? `${words.slice(0, MOST_TEXT - 1)}…` : words;
  return short
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[#;<>%]/g, (character) => `#${character.charCodeAt(0)};`);
}
