import { type Plan } from '../../plan/plan.js';
import { type Simulation } from '../../run/simulation.js';
import { type FaultTargetName } from '../../run/fault-event.js';
import { subjectName } from '../fault-sentence.js';
import { type Lane } from './diagram.js';

/** A pipeline's lanes, in the order in which data flows through them. */
export const SOURCE = 0;
export const STAGE = 1;
export const DISK = 2;
export const SINK = 3;

/** The lanes of a run, and which of them an entry of its trace belongs to. */
export class Lanes {
  readonly list: readonly Lane[];
  readonly #type: Plan['type'];
  readonly #partyName: string;
  readonly #coordinator: number;

  constructor({ type, partyName }: Pick<Simulation, 'type' | 'partyName'>, parties: number) {
    this.#type = type;
    this.#partyName = partyName;
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

  /** What a fault strikes, as the subject of a sentence. */
  subject(target: FaultTargetName): string {
    return subjectName(target, this.#type === 'pipeline' ? undefined : this.#partyName);
  }

  name(lane: number): string {
    return this.list[lane]?.name ?? '';
  }

  /** The lanes that a fault strikes. */
  struck(targets: readonly FaultTargetName[]): readonly number[] {
    return targets.map((target) => this.#lane(target));
  }

  #lane(target: FaultTargetName): number {
    if (target === 'disk') return DISK;
    return this.of(target === 'coordinator' ? undefined : target);
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
