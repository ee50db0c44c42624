import { type FaultMoment } from '../faults/fault-moment.js';
import { type CutDirection, type FaultFacts, type FaultTargetName } from '../trace/fault-facts.js';
import { type Simulation } from '../run/simulation.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { nameOfParty } from '../parties/party-name.js';

/** An entry of a trace about a fault. */
export type FaultEntry = Extract<TraceEntry, { readonly kind: 'fault' | 'recovery' }>;

/** Gives the name of what a fault strikes, as it stands in a sentence: `worker-1`, `the coordinator`. */
export type NameOf = (target: FaultTargetName) => string;

/**
 * The name of what a fault strikes, as the subject of a sentence.
 *
 * @param simulation - the simulation that the fault strikes, for the names of its parties
 */
export function subjectName(
  target: FaultTargetName,
  { moduleType, partyName }: Pick<Simulation, 'moduleType' | 'partyName'>,
): string {
  if (typeof target === 'string') return `the ${target}`;
  return moduleType.soleParty ?? moduleType.nameOf?.(target) ?? nameOfParty(partyName, target);
}

/** What a fault does, or which condition ends, as a sentence without a full stop. */
export function faultSentence(entry: FaultEntry, nameOf: NameOf): string {
  const who = entry.targets.map(nameOf).join(', ');
  if (entry.kind === 'recovery') return recovery(entry, who);
  return entry.stage === 'announced' ? announcement(entry, who) : strike(entry, who, nameOf);
}

function announcement(facts: FaultFacts, who: string): string {
  switch (facts.fault) {
    case 'cascade':
      return `a cascade of ${facts.crashes} crashes begins with ${who}`;
    case 'repeated-crash':
      return `${who} crashes ${facts.crashes} times in ${facts.durationTicks}`;
    default:
      return `mass restart: everything crashes for ${facts.durationTicks}`;
  }
}

function strike(facts: FaultFacts, who: string, nameOf: NameOf): string {
  const { durationTicks, moment, ticks = 0 } = facts;
  const lasting = durationTicks === undefined ? '' : ` for ${durationTicks}`;
  const then = moment === undefined ? '' : ` ${MOMENT_WORDS[moment]}`;
  switch (facts.fault) {
    case 'pause':
      return `pause ${who}${then}${lasting}${facts.holdsInput === true ? ', an input in its hand' : ''}`;
    case 'partition':
    case 'split-brain':
      return `${who} ${cutOff(facts)}${lasting}`;
    case 'lease-expiry':
      return `the clock of ${who} jumps ${ticks} forward, ${leaseEnd(facts)} the end of a lease`;
    case 'clock-skew':
      return `the clock of ${who} is ${Math.abs(ticks)} ${ticks < 0 ? 'behind' : 'ahead'}${lasting}`;
    case 'clock-jump':
      return `the clock of ${who} jumps ${ticks} forward${then}`;
    case 'clock-backward':
      return `the clock of ${who} is turned back by ${-ticks}`;
    case 'equivocation':
      return `${who} tells every peer another falsehood${lasting}`;
    case 'byzantine':
      return `what ${who} sends${facts.to === undefined ? '' : ` ${nameOf(facts.to)}`} is falsified`;
    case 'disk-full':
      return `${who} is full${lasting}`;
    case 'lost-write':
      return 'the crash undoes a checkpoint not yet synced';
    case 'torn-write':
      return 'the crash tears a checkpoint under way';
    default:
      return `crash ${who}${at(facts)}${then}${lasting}${facts.amnesia === true ? ', its durable state lost' : ''}`;
  }
}

function recovery({ fault, targets }: FaultFacts, who: string): string {
  const are = targets.length > 1 ? 'are' : 'is';
  switch (fault) {
    case 'pause':
      return `${who} resumes`;
    case 'partition':
    case 'split-brain':
      return `${who} ${are} connected again`;
    case 'clock-skew':
      return `the clock of ${who} is skewed no more`;
    case 'equivocation':
      return `${who} equivocates no more`;
    case 'disk-full':
      return `${who} has room again`;
    default:
      return `${who} restarts`;
  }
}

/** What a cut makes of its targets, by its direction. */
export const CUT_WORDS: Readonly<Record<CutDirection, string>> = {
  both: 'cut off',
  outgoing: 'not heard',
  incoming: 'deaf',
};

/** At which moment of an event a fault strikes. */
const MOMENT_WORDS: Readonly<Record<FaultMoment, string>> = {
  receipt: 'on receipt of a message',
  handled: 'between handling and sending',
  sending: 'while it sends',
  sent: 'right after sending',
};

function cutOff({ direction = 'both', targets }: FaultFacts): string {
  return `${targets.length > 1 ? 'are' : 'is'} ${CUT_WORDS[direction]}`;
}

function leaseEnd({ offsetTicks = 0 }: FaultFacts): string {
  return offsetTicks < 0 ? 'just before' : offsetTicks === 0 ? 'exactly to' : 'just past';
}

function at({ call }: FaultFacts): string {
  return call === undefined ? '' : ` ${call.when} the ${call.kind}`;
}
