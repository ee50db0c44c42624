import { type Partition } from '../parties/partition.js';
import { type Actors, type Cut } from './actors.js';

const ALL_WAYS = { mute: true, deaf: true };
const CUTS: Readonly<Record<NonNullable<Partition['direction']>, Cut>> = {
  both: ALL_WAYS,
  outgoing: { ...ALL_WAYS, deaf: false },
  incoming: { ...ALL_WAYS, mute: false },
};

/** The partitions between actors and the coordinator, by their handles. */
export class ActorCuts {
  readonly #actors: Pick<Actors<never, never>, 'cutOff' | 'count'>;
  /** Made with the first cut, since most runs have none. */
  #ends: Map<number, readonly (() => boolean)[]> | undefined;
  #nextHandle = 1;

  constructor(actors: Pick<Actors<never, never>, 'cutOff' | 'count'>) {
    this.#actors = actors;
  }

  /**
   * @returns a handle by which to heal it
   * @throws RangeError when the side names an actor that does not exist
   */
  add({ side, direction = 'both' }: Partition): number {
    const { count } = this.#actors;
    const stranger = side.find((actor) => !Number.isInteger(actor) || actor < 0 || actor >= count);
    if (stranger !== undefined) {
      throw new RangeError(
        `A partition names actor ${stranger}, but actors are 0 to ${count - 1}.`,
      );
    }
    const handle = this.#nextHandle++;
    const ends = side.map((actor) => this.#actors.cutOff(actor, CUTS[direction]));
    this.#ends ??= new Map();
    this.#ends.set(handle, ends);
    return handle;
  }

  /** @returns whether every actor of that side is connected again */
  delete(handle: number): boolean {
    const ends = this.#ends?.get(handle) ?? [];
    this.#ends?.delete(handle);
    return ends.map((end) => end()).every(Boolean);
  }

  /** Forgets every cut, where the actors were reconnected. */
  clear(): void {
    this.#ends?.clear();
  }
}
