import { type Plan } from '../../plan/plan.js';
import { type Simulation } from '../../run/simulation.js';
import { type TraceEntry } from '../../run/trace.js';
import { type Lane } from './diagram.js';

type Fault = Extract<TraceEntry, { readonly kind: 'fault' | 'recovery' }>;

/** A pipeline's lanes, in the order in which data flows through them. */
export const SOURCE = 0;
export const STAGE = 1;
export const DISK = 2;
export const SINK = 3;

/** The lanes of a run, and which of them an entry of its trace belongs to. */
export class Lanes {
  readonly list: readonly Lane[];
  readonly #type: Plan['type'];
  readonly #coordinator: number;

  constructor({ type, partyName }: Pick<Simulation, 'type' | 'partyName'>, parties: number) {
    this.#type = type;
    // In the middle, arrows to it are short.
    this.#coordinator = type === 'coordination' ? Math.floor(parties / 2) : -1;
    this.list = this.#make(partyName, parties);
  }

  /** The lane of an actor, node or stage; without a number, of the coordinator or the stage. */
  of(party: number | undefined): number {
    if (this.#type === 'pipeline') return STAGE;
    if (party === undefined) return Math.max(0, this.#coordinator);
    return this.#type === 'coordination' && party >= this.#coordinator ? party + 1 : party;
  }

  name(lane: number): string {
    return this.list[lane]?.name ?? '';
  }

  /** Where a fault strikes: several lanes where a cut goes around them, none where it strikes all. */
  struck({ fault, party, sentence }: Fault): readonly number[] {
    switch (fault) {
      case 'partition':
      case 'split-brain':
        return this.#named(sentence);
      case 'disk-full':
      case 'lost-write':
      case 'torn-write':
        return [DISK];
      default:
        return party === undefined && /^(mass|a cascade)/.test(sentence) ? [] : [this.of(party)];
    }
  }

  #named(sentence: string): readonly number[] {
    const words = new Set(sentence.split(/[\s,]+/));
    return this.list.flatMap(({ name }, lane) => (words.has(name) ? [lane] : []));
  }

  #make(partyName: string, parties: number): readonly Lane[] {
    if (this.#type === 'pipeline') {
      return [
        { name: 'source', short: 'in', role: 'source' },
        { name: partyName, short: 'st', role: 'stage' },
        { name: 'checkpoint store', short: 'cp', role: 'disk' },
        { name: 'sink', short: 'out', role: 'sink' },
      ];
    }
    const role = this.#type === 'gossip' ? 'node' : 'actor';
    const lanes: Lane[] = Array.from({ length: parties }, (_, party) => ({
      name: `${partyName}-${party}`,
      short: String(party),
      role,
    }));
    if (this.#coordinator >= 0) {
      lanes.splice(this.#coordinator, 0, { name: 'coordinator', short: 'co', role: 'coordinator' });
    }
    return lanes;
  }
}
