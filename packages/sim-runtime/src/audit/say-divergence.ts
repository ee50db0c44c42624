import { storyOf } from '../report/story-of.js';
import { type ContentEntry } from '../run/contents.js';
import { type Simulation } from '../run/simulation.js';
import { attempt } from './attempt.js';
import { type Divergence } from './compare-runs.js';
import { nameOfParty } from '../parties/party-name.js';

type Names = Pick<Simulation, 'partyName' | 'moduleType'>;

const MOST_CHARACTERS = 200;

/** A divergence as a sentence or two, with both versions of the first event that differs. */
export function sayDivergence(
  names: Names,
  { at, index, versions, difference, isChanged, isKept }: Divergence,
): string {
  const [told, second] = versions.map((entry) => tell(names, entry)) as [string, string];
  const first = isKept ? told : `entry ${index} of the trace, which is not kept,`;
  const changed = isChanged ? ' It was changed after it had happened.' : '';
  const where = `The first difference is at t=${at}`;
  const [one, other] = difference?.versions ?? [];
  if (first !== second) {
    const place =
      difference === undefined || difference.path === ''
        ? ''
        : ` They differ at \`${difference.path}\`: ${one} against ${other}.`;
    return `${where}: ${first} in one run, ${second} in the other.${place}${changed}`;
  }
  if (difference === undefined) {
    return `${where}, entry ${index} of what is compared, in ${first}: the digests of its contents differ.${changed}`;
  }
  return `${where}, in ${first}, at \`${difference.path}\`: ${one} against ${other}.${changed}`;
}

/** In as few words as a story has for it. */
function tell(names: Names, entry: ContentEntry | undefined): string {
  if (entry === undefined) return 'nothing';
  if (entry.kind === 'state') return `the state of ${partyName(names, entry.party)}`;
  const line = attempt(() => storyOf(names, [entry], true).join(' ')) ?? `an event: ${entry.kind}`;
  const short = line.replace(/^t=\d+ +/, '').replace(/ {2,}/g, ' ');
  return `"${short.length > MOST_CHARACTERS ? `${short.slice(0, MOST_CHARACTERS)}…` : short}"`;
}

/** Who a party is, by its number; without one, the coordinator or the stage. */
export function partyName(
  { partyName: name, moduleType }: Names,
  party: number | undefined,
): string {
  if (moduleType.soleParty !== undefined) return name;
  if (party === undefined) return 'the coordinator';
  return moduleType.nameOf?.(party) ?? nameOfParty(name, party);
}
