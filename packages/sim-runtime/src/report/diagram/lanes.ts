import { type FaultTargetName } from '../../trace/fault-facts.js';
import { type Lane, type LaneLayout } from '../../run/lane.js';
import { type Simulation } from '../../run/simulation.js';
import { subjectName } from '../fault-sentence.js';

/** The lanes of a run, and which of them an entry of its trace belongs to. */
export class Lanes {
  readonly layout: LaneLayout;
  readonly #simulation: Pick<Simulation, 'moduleType' | 'partyName'>;

  constructor(simulation: Pick<Simulation, 'moduleType' | 'partyName'>, parties: number) {
    this.#simulation = simulation;
    this.layout = simulation.moduleType.layout(simulation.partyName, parties);
  }

  get list(): readonly Lane[] {
    return this.layout.lanes;
  }

  /** The lane of a party; without a number, of the coordinator. */
  of(party: number | undefined): number {
    return this.layout.of(party ?? 'coordinator');
  }

  /** The lanes that a fault strikes. */
  struck(targets: readonly FaultTargetName[]): readonly number[] {
    return targets.map((target) => this.layout.of(target));
  }

  /** What a fault strikes, as the subject of a sentence. */
  subject(target: FaultTargetName): string {
    return subjectName(target, this.#simulation);
  }

  name(lane: number): string {
    return this.list[lane]?.name ?? '';
  }
}
