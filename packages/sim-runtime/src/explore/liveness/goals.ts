import { type Oracle } from '../../oracles/oracle.js';
import { type EventOracles } from '../asked-oracles.js';
import { type Property } from '../model.js';

/**
 * The `eventually` oracles of a simulation in a search for runs that never reach them. The history of each is
 * whether it has come true since all faults ended.
 */
export class Goals<World> implements EventOracles<World> {
  readonly oracles: readonly Oracle<World>[];
  readonly histories: readonly boolean[];

  constructor(oracles: readonly Oracle<World>[]) {
    this.oracles = oracles;
    this.histories = oracles.map(() => false);
  }

  /** Asks the goals that have not come true; an exception counts as not yet. */
  ask(world: World, before: readonly unknown[]): readonly boolean[] {
    return this.oracles.map((oracle, index) => before[index] === true || isTrue(oracle, world));
  }

  ledTo<State extends object>(after: State): State {
    return after;
  }

  properties<State extends object, Action>(): readonly Property<State, Action>[] {
    return [];
  }
}

function isTrue<World>({ check }: Oracle<World>, world: World): boolean {
  try {
    return check(world, undefined) === true;
  } catch {
    return false;
  }
}
