import { type Oracle } from '../oracles/oracle.js';
import { OracleWatch } from '../run/oracle-watch.js';
import { type Violation } from '../run/violation.js';

/** What the oracles of a harness that is used on its own have found. */
export class Invariants<World> {
  readonly #watch: OracleWatch<World> | undefined;
  #violation: Violation | undefined;

  constructor(oracles: readonly Oracle<World>[] | undefined) {
    this.#watch = oracles === undefined ? undefined : new OracleWatch(oracles);
  }

  /** Asks the oracles, until one of them finds something. `event` counts the events, from 1. */
  afterEvent(world: World, event: number, at: number): void {
    if (this.#watch === undefined) return;
    this.#violation ??= this.#watch.afterEvent(world, event, at);
  }

  /** @throws Error that names the first invariant that was violated, what was wrong, and when */
  check(): void {
    if (this.#violation === undefined) return;
    const { oracle, message, at } = this.#violation;
    throw new Error(`Invariant violated at t=${at}: ${oracle}: ${message}`);
  }
}
