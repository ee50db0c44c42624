import { always } from './always.js';
import { eventually } from './eventually.js';
import { never } from './never.js';
import { type Check, type EventuallyOptions, type Oracle, type OracleOptions } from './oracle.js';
import { sometimes } from './sometimes.js';

/**
 * The oracles' makers for one kind of world, so that checks written in place need no types:
 *
 * ```ts
 * oracles: ({ always }) => [always('epoch never decreases', ({ previous, state }) => …)],
 * ```
 */
export interface OracleWriter<World> {
  /**
   * The function `always`, which knows the simulation's world.
   *
   * @param name - as reports speak of it; unique in its simulation
   * @param check - what must hold after every event
   * @param options - what the check remembers, and how often it is asked
   */
  always<History = undefined>(
    name: string,
    check: Check<World, History>,
    options?: OracleOptions<History>,
  ): Oracle<World>;
  /**
   * The function `never`, which knows the simulation's world.
   *
   * @param name - as reports speak of it; unique in its simulation
   * @param check - what must not hold after any event
   * @param options - what the check remembers, and how often it is asked
   */
  never<History = undefined>(
    name: string,
    check: Check<World, History>,
    options?: OracleOptions<History>,
  ): Oracle<World>;
  /**
   * The function `eventually`, which knows the simulation's world.
   *
   * @param name - as reports speak of it; unique in its simulation
   * @param check - what must come true once all faults have ended
   * @param options - within how many ticks, and what the check remembers
   */
  eventually<History = undefined>(
    name: string,
    check: Check<World, History>,
    options: EventuallyOptions<History>,
  ): Oracle<World>;
  /**
   * The function `sometimes`, which knows the simulation's world.
   *
   * @param name - as reports speak of it; unique in its simulation
   * @param check - what should happen in some run
   * @param options - what the check remembers, and how often it is asked
   */
  sometimes<History = undefined>(
    name: string,
    check: Check<World, History>,
    options?: OracleOptions<History>,
  ): Oracle<World>;
}

/** The oracles of a simulation: a list, or a function that writes it. */
export type Oracles<World> =
  readonly Oracle<World>[] | ((writer: OracleWriter<World>) => readonly Oracle<World>[]);

/** The list. */
export function listOracles<World>(oracles: Oracles<World>): readonly Oracle<World>[] {
  return typeof oracles === 'function'
    ? oracles({ always, never, eventually, sometimes })
    : oracles;
}
