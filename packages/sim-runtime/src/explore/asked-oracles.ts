import { showsTimeline } from '../history/timeline/timeline-oracle.js';
import { type Oracle, type Verdict } from '../oracles/oracle.js';
import { copyData } from './copy-data.js';
import { ExplorationError } from './exploration-error.js';
import { type ModelStep, type Property } from './model.js';
import { findNotPlain } from './plain-data.js';
import { messageOf } from './verdicts.js';

/** Verdicts on the latest event, and the state that it led to. */
interface Latest {
  after: object | undefined;
  verdicts: readonly (Verdict | undefined)[];
}

/** An oracle that an exploration does not ask, and why. */
export interface NotExplored {
  /** The oracle's name. */
  readonly name: string;
  /** The reason, as the rest of a sentence. */
  readonly reason: string;
}

/** Oracles whose histories are part of the states of a model. */
export interface EventOracles<World> {
  readonly histories: readonly unknown[];
  /** Asks all oracles about an event; returns the histories after it. */
  ask(world: World, before: readonly unknown[]): readonly unknown[];
  /** Names the state that the event led to, once it is made. */
  ledTo<State extends object>(after: State): State;
  properties<State extends object, Action>(): readonly Property<State, Action>[];
}

/**
 * The oracles of a simulation as properties of steps. Their histories are part of the state: each event
 * copies them before the checks update them.
 */
export class AskedOracles<World> implements EventOracles<World> {
  readonly notExplored: readonly NotExplored[];
  readonly #oracles: readonly Oracle<World>[];
  readonly #latest: Latest = { after: undefined, verdicts: [] };

  /** @param only - the name of the one oracle to ask. Default: all of them. */
  constructor(oracles: readonly Oracle<World>[], only: string | undefined) {
    const wanted = oracles.filter(({ name }) => only === undefined || name === only);
    this.#oracles = wanted.filter((oracle) => whyNot(oracle) === undefined);
    this.#oracles.forEach(requirePlainHistory);
    this.notExplored = wanted.flatMap((oracle) => {
      const reason = whyNot(oracle);
      return reason === undefined ? [] : [{ name: oracle.name, reason }];
    });
  }

  get histories(): readonly unknown[] {
    return this.#oracles.map((oracle) => oracle.history());
  }

  /** Asks all oracles about an event; returns the histories after it. */
  ask(world: World, before: readonly unknown[]): readonly unknown[] {
    const histories: unknown[] = [];
    this.#latest.verdicts = this.#oracles.map((oracle, index) => {
      const history = copyData(before[index]);
      histories.push(history);
      try {
        return oracle.check(world, history);
      } catch (error) {
        return messageOf(error);
      }
    });
    return histories;
  }

  /** Names the state that the event led to, once it is made. */
  ledTo<State extends object>(after: State): State {
    this.#latest.after = after;
    return after;
  }

  properties<State extends object, Action>(): readonly Property<State, Action>[] {
    return this.#oracles.map(({ name, kind }, index): Property<State, Action> => {
      const verdictOn = ({ after }: ModelStep<State, Action>): Verdict | undefined =>
        after === this.#latest.after ? this.#latest.verdicts[index] : undefined;
      return kind === 'sometimes'
        ? { kind: 'sometimes', name, holdsOn: (step) => verdictOn(step) === true }
        : { kind: 'always', name, holdsOn: (step) => verdictOn(step) ?? true };
    });
  }
}

/** Why an exploration does not ask an oracle; `undefined` if it does. */
function whyNot<World>(oracle: Oracle<World>): string | undefined {
  if (oracle.kind === 'todo') return 'it has no check yet';
  if (oracle.kind === 'eventually') {
    if (oracle.history() !== undefined) return 'its check keeps a history, so no run is a loop';
    return 'what it demands needs operations and time without end, which no bounds allow';
  }
  return showsTimeline(oracle) ? 'the calls of clients are not recorded' : undefined;
}

function requirePlainHistory<World>({ name, history }: Oracle<World>): void {
  const problem = findNotPlain(history(), 'history');
  if (problem === undefined) return;
  throw new ExplorationError(
    `The history of the oracle "${name}" cannot be copied, so it cannot be explored: \`${problem.path}\` is ${problem.found}; keep plain data in it.`,
  );
}
