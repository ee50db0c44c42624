import { type FaultCounts } from '../faults/fault-kind.js';
import { type Simulation } from '../run/simulation.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { describe } from './describe.js';
import { CUT_WORDS, type FaultEntry, subjectName } from './fault-sentence.js';
import { isStep, tellStory } from './story.js';

type Strike = Extract<FaultEntry, { readonly kind: 'fault' }>;
type Named = Pick<Simulation, 'moduleType' | 'partyName'>;

/** So many faults are named, the last ones: of earlier ones there is the number. */
const MOST_FAULTS = 3;

/**
 * What happened in a run, as a sentence: the faults that struck, and the last step before the violation.
 * It says what the trace says, and does not guess at causes.
 *
 * @param faults - how often each fault struck: of some, such as a connection that breaks, a trace tells no more than what follows
 */
export function summaryOf(
  simulation: Named,
  trace: readonly TraceEntry[],
  faults: FaultCounts,
): string {
  const last = trace.findLast(isStep);
  const step =
    last === undefined ? 'no step was taken' : `the last step was ${stepWords(simulation, last)}`;
  return `${sentenceStart(faultWords(simulation, trace, faults))}; ${step}.`;
}

function faultWords(simulation: Named, trace: readonly TraceEntry[], faults: FaultCounts): string {
  const strikes = trace.filter(
    (entry): entry is Strike => entry.kind === 'fault' && entry.stage === 'struck',
  );
  // A lie is told by its number: there can be one for every message.
  const episodes = strikes.filter(({ fault }) => fault !== 'byzantine');
  const named = episodes.slice(-MOST_FAULTS).map((entry) => strikeWords(simulation, entry, trace));
  const earlier = episodes.length - named.length;
  const parts = [
    ...(earlier > 0 ? [`${earlier} earlier fault${earlier === 1 ? '' : 's'} struck`] : []),
    ...named,
    ...countWords(
      trace.filter((entry) => entry.kind === 'sent' && entry.fate === 'lost'),
      'lost',
    ),
    ...countWords(
      strikes.filter(({ fault }) => fault === 'byzantine'),
      'falsified',
    ),
  ];
  if (parts.length > 0) return inSeries(parts);
  const counted = Object.entries(faults).filter(([, count]) => count > 0);
  if (counted.length === 0) return 'no fault struck';
  return inSeries(
    counted.map(([kind, count]) => `${kind} struck ${count === 1 ? 'once' : `${count} times`}`),
  );
}

function countWords(entries: readonly unknown[], what: string): readonly string[] {
  if (entries.length === 0) return [];
  return [
    entries.length === 1 ? `1 message was ${what}` : `${entries.length} messages were ${what}`,
  ];
}

/** A fault in the past tense, with when it ended where the trace says so. */
function strikeWords(simulation: Named, entry: Strike, trace: readonly TraceEntry[]): string {
  const who = inSeries(entry.targets.map((target) => subjectName(target, simulation)));
  const were = entry.targets.length > 1 ? 'were' : 'was';
  const span = spanWords(entry, trace);
  const { ticks = 0 } = entry;
  switch (entry.fault) {
    case 'pause':
      return `${who} ${were} paused ${span}`;
    case 'partition':
    case 'split-brain':
      return `${who} ${were} ${CUT_WORDS[entry.direction ?? 'both']} ${span}`;
    case 'lease-expiry':
    case 'clock-jump':
      return `the clock of ${who} jumped ${ticks} forward at t=${entry.at}`;
    case 'clock-backward':
      return `the clock of ${who} was turned back by ${-ticks} at t=${entry.at}`;
    case 'clock-skew':
      return `the clock of ${who} was ${Math.abs(ticks)} ${ticks < 0 ? 'behind' : 'ahead'} ${span}`;
    case 'equivocation':
      return `${who} equivocated ${span}`;
    case 'disk-full':
      return `${who} was full ${span}`;
    case 'lost-write':
      return `a crash undid a checkpoint at t=${entry.at}`;
    case 'torn-write':
      return `a crash tore a checkpoint at t=${entry.at}`;
    default:
      return `${who} crashed at t=${entry.at}${restartWords(entry, trace)}`;
  }
}

function spanWords(entry: Strike, trace: readonly TraceEntry[]): string {
  const end = endOf(entry, trace);
  return end === undefined ? `from t=${entry.at} on` : `from t=${entry.at} to t=${end}`;
}

function restartWords(entry: Strike, trace: readonly TraceEntry[]): string {
  const end = endOf(entry, trace);
  return end === undefined ? '' : ` and restarted at t=${end}`;
}

/** When the condition that a fault began ended: by its recovery, or when all faults did. */
function endOf(entry: Strike, trace: readonly TraceEntry[]): number | undefined {
  const targets = entry.targets.join();
  return trace
    .slice(trace.indexOf(entry) + 1)
    .find(
      (later) =>
        (later.kind === 'phase' && later.phase === 'liveness') ||
        (later.kind === 'recovery' &&
          later.fault === entry.fault &&
          later.targets.join() === targets),
    )?.at;
}

function stepWords(simulation: Named, entry: TraceEntry): string {
  const [line] = tellStory([entry], { simulation, everything: true });
  return `${line?.what ?? describe(entry)} at t=${entry.at}`;
}

function inSeries(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A name stays as it is; other words begin with a capital letter. */
function sentenceStart(text: string): string {
  return /^(no|the|a) /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
