import { type Simulation } from '../run/simulation.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { describe, describeWhole } from './describe.js';
import { shortLog } from './log-line.js';
import { operationWords, resultWords } from './operation-words.js';
import { type StoryLine } from './story-line.js';
import { type FaultEntry, faultSentence, subjectName } from './fault-sentence.js';
import { nameOfParty } from '../parties/party-name.js';

export interface StoryOptions {
  /** The simulation whose run it is, for the names of its parties. */
  readonly simulation: Pick<Simulation, 'moduleType' | 'partyName'>;
  /** Tell every message and timeout, too. */
  readonly everything: boolean;
}

/** A trace as lines to read, the violation marked at the end. */
export function tellStory(
  trace: readonly TraceEntry[],
  options: StoryOptions,
): readonly StoryLine[] {
  const lines: StoryLine[] = [];
  const last = trace.findLastIndex(isStep);
  trace.forEach((entry, index) => {
    if (entry.kind === 'violation') return markViolation(lines, entry);
    // What the violation was seen at is told in full.
    const line = tellEntry(entry, options, index === last ? describeWhole : describe);
    if (line !== undefined) lines.push(line);
  });
  return lines;
}

/** Whether a module does something at an entry, as opposed to something that befalls it. */
export function isStep({ kind }: TraceEntry): boolean {
  return kind === 'applied' || kind === 'received' || kind === 'operation';
}

function markViolation(
  lines: StoryLine[],
  { at, message }: Extract<TraceEntry, { readonly kind: 'violation' }>,
): void {
  const last = lines.pop() ?? { at, what: '', outcome: '' };
  const outcome = `${last.outcome}  <- VIOLATION ${message}`.trimStart();
  lines.push({ at: last.at, what: last.what, outcome });
}

type Describe = (value: unknown) => string;

function tellEntry(
  entry: TraceEntry,
  options: StoryOptions,
  describe: Describe,
): StoryLine | undefined {
  const { at } = entry;
  const name = (party: number | undefined): string => partyName(party, options);
  switch (entry.kind) {
    case 'fault':
      return { at, what: `FAULT ${tellFault(entry, options)}`, outcome: '' };
    case 'recovery':
      return { at, what: tellFault(entry, options), outcome: '' };
    case 'applied': {
      const what = `${name(entry.party)} -> ${describe(entry.input)}`;
      const outcome = entry.effects.map((effect) => describe(effect)).join(', ');
      // Inputs of a stage are answers of its ports; those of actors stand for their operations.
      return isSole(options) ? inRound({ at, what, outcome }) : { at, what, outcome };
    }
    case 'operation':
      return tellOperation(entry, options, describe);
    case 'noted':
      return tellNote(entry, name(entry.party), options);
    case 'received': {
      const what = `${name(entry.from)} -> ${name(entry.to)}: ${describe(entry.message)}`;
      return inRound({ at, what, outcome: '' });
    }
    default:
      return options.everything ? tellDetail(entry, name) : undefined;
  }
}

function tellFault(entry: FaultEntry, { simulation }: StoryOptions): string {
  return faultSentence(entry, (target) => subjectName(target, simulation));
}

/** A line that may be one of a round. Rounds differ in their numbers: versions, counters, times. */
function inRound(line: StoryLine): StoryLine {
  return { ...line, round: `${line.what} ${line.outcome}`.replaceAll(/(?<!-)\b\d+/g, '#') };
}

function tellOperation(
  entry: Extract<TraceEntry, { readonly kind: 'operation' }>,
  options: StoryOptions,
  describe: Describe,
): StoryLine | undefined {
  if (entry.skipped && !options.everything) return undefined;
  // What an operation sends is told where it is applied; one that sends nothing is told here.
  if (entry.input !== undefined && !options.everything && !isSole(options)) return undefined;
  return {
    at: entry.at,
    what: `${partyName(entry.party, options)} does ${operationWords(entry, describe)}`,
    outcome: entry.skipped ? 'not possible now' : resultWords(entry, describe),
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

/** What a host notes: all but its console speaks for itself, and what that says may be one line of many alike. */
function tellNote(
  { at, what, text }: Extract<TraceEntry, { readonly kind: 'noted' }>,
  name: string,
  { everything }: StoryOptions,
): StoryLine {
  if (what !== 'console') return { at, what: `${name} ${text}`, outcome: '' };
  return inRound({ at, what: `${name} prints ${everything ? text : shortLog(text)}`, outcome: '' });
}

function partyName(party: number | undefined, options: StoryOptions): string {
  if (party === undefined) return 'coordinator';
  const { partyName, moduleType } = options.simulation;
  if (isSole(options)) return partyName;
  return moduleType.nameOf?.(party) ?? nameOfParty(partyName, party);
}

/** Whether there is one party, whose name is the whole of it. */
function isSole({ simulation }: StoryOptions): boolean {
  return simulation.moduleType.soleParty !== undefined;
}
