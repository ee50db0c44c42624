import { type Simulation } from '../run/simulation.js';
import { type TraceEntry } from '../run/trace.js';
import { describe } from './describe.js';
import { type FaultEntry, faultSentence, subjectName } from './fault-sentence.js';

const TIME_WIDTH = 7;
const WHAT_WIDTH = 40;

/** One line of a story: when, what, and what came of it. */
interface StoryLine {
  readonly at: number;
  readonly what: string;
  readonly outcome: string;
}

export interface StoryOptions {
  /** The simulation whose run it is, for the names of its parties. */
  readonly simulation: Pick<Simulation, 'moduleType' | 'partyName'>;
  /** Tell every message and timeout, too. */
  readonly everything: boolean;
}

/** A trace as lines to read, the violation marked at the end. */
export function tellStory(trace: readonly TraceEntry[], options: StoryOptions): readonly string[] {
  const lines: string[] = [];
  for (const entry of trace) {
    if (entry.kind === 'violation') {
      markViolation(lines, entry.message);
      continue;
    }
    const line = tellEntry(entry, options);
    if (line !== undefined) lines.push(format(line));
  }
  return lines;
}

function format({ at, what, outcome }: StoryLine): string {
  const time = `t=${at}`.padEnd(TIME_WIDTH);
  return `${time}${outcome === '' ? what : `${what.padEnd(WHAT_WIDTH)}  ${outcome}`}`;
}

function markViolation(lines: string[], message: string): void {
  const last = lines.pop() ?? '';
  lines.push(`${last}  <- VIOLATION ${message}`.trimStart());
}

function tellEntry(entry: TraceEntry, options: StoryOptions): StoryLine | undefined {
  const { at } = entry;
  const name = (party: number | undefined): string => partyName(party, options);
  switch (entry.kind) {
    case 'fault':
      return { at, what: `FAULT ${tellFault(entry, options)}`, outcome: '' };
    case 'recovery':
      return { at, what: tellFault(entry, options), outcome: '' };
    case 'applied':
      return {
        at,
        what: `${name(entry.party)} -> ${describe(entry.input)}`,
        outcome: entry.effects.map((effect) => describe(effect)).join(', '),
      };
    case 'operation':
      return tellOperation(entry, options);
    case 'received':
      return {
        at,
        what: `${name(entry.from)} -> ${name(entry.to)}: ${describe(entry.message)}`,
        outcome: '',
      };
    default:
      return options.everything ? tellDetail(entry, name) : undefined;
  }
}

function tellFault(entry: FaultEntry, { simulation }: StoryOptions): string {
  return faultSentence(entry, (target) => subjectName(target, simulation));
}

function tellOperation(
  entry: Extract<TraceEntry, { readonly kind: 'operation' }>,
  options: StoryOptions,
): StoryLine | undefined {
  if (entry.skipped && !options.everything) return undefined;
  // What an operation sends is told where it is applied; one that sends nothing is told here.
  if (entry.input !== undefined && !options.everything && !isSole(options)) return undefined;
  const input = entry.input === undefined ? '' : ` ${describe(entry.input)}`;
  return {
    at: entry.at,
    what: `${partyName(entry.party, options)} does ${entry.name}${input}`,
    outcome: entry.skipped ? 'not possible now' : '',
  };
}

function tellDetail(
  entry: TraceEntry,
  name: (party: number | undefined) => string,
): StoryLine | undefined {
  const { at } = entry;
  switch (entry.kind) {
    case 'phase':
      return { at, what: `-- ${entry.phase} --`, outcome: '' };
    case 'timeout':
      return { at, what: `${name(entry.party)} timeout`, outcome: '' };
    case 'missed':
      return { at, what: `a message reached ${name(entry.to)}, which was down`, outcome: '' };
    case 'borrowed': {
      const uses = entry.uses.map(([api, times]) => `${api} ${times}x`).join(', ');
      return { at, what: `a library borrows ${uses}`, outcome: '' };
    }
    case 'sent':
      return {
        at,
        what: `${name(entry.from)} sends ${name(entry.to)} ${describe(entry.message)}`,
        outcome: entry.arrivesAt === undefined ? entry.fate : `arrives t=${entry.arrivesAt}`,
      };
    default:
      return undefined;
  }
}

function partyName(party: number | undefined, options: StoryOptions): string {
  if (party === undefined) return 'coordinator';
  const { partyName } = options.simulation;
  return isSole(options) ? partyName : `${partyName}-${party}`;
}

/** Whether there is one party, whose name is the whole of it. */
function isSole({ simulation }: StoryOptions): boolean {
  return simulation.moduleType.soleParty !== undefined;
}
