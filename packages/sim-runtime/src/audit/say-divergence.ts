import { storyOf } from '../report/build-report.js';
import { type Simulation } from '../run/simulation.js';
import { type TraceEntry } from '../run/trace.js';
import { type Divergence } from './audit.js';

/** A divergence as a sentence, with both versions of the first event that differs. */
export function sayDivergence(
  simulation: Pick<Simulation, 'partyName' | 'moduleType'>,
  { at, index, versions }: Divergence,
): string {
  const told = versions.map((entry) => tell(simulation, entry));
  const [first, second] = told[0] === told[1] ? versions.map(inFull) : told;
  if (first === second) {
    return `The first difference is entry ${index} of the trace, at t=${at}: ${first}, which was changed after it was recorded.`;
  }
  return `The first difference is at t=${at}: ${first} in one run, ${second} in the other.`;
}

/** In as few words as a story has for it. */
function tell(
  simulation: Pick<Simulation, 'partyName' | 'moduleType'>,
  entry: TraceEntry | undefined,
): string {
  if (entry === undefined) return 'nothing';
  const line = storyOf(simulation, [entry], true).join(' ');
  return `"${line.replace(/^t=\d+ +/, '').replace(/ {2,}/g, ' ')}"`;
}

function inFull(entry: TraceEntry | undefined): string {
  return JSON.stringify(entry, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
  );
}
