import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Random } from '../contracts/random.js';
import { type CoordinationWorld } from '../coordination/coordination-world.js';
import { type DefinedCoordination } from '../coordination/defined-coordination.js';
import { deadlineIn } from '../coordination/lease-deadline.js';
import { outcomeOf } from '../run/outcome-of.js';
import { type EventOracles } from './asked-oracles.js';
import { canonicalText } from './canonical-text.js';
import { eachChoice } from './choices.js';
import { type CoordinationAction } from './coordination-action.js';
import { COORDINATOR, type Flight } from './flights.js';
import { type Model } from './model.js';
import { distinctItems, withItem, withoutItem } from './multiset.js';
import { Ordered } from './ordered.js';
import { type UniverseBounds } from './universe-bounds.js';
import { nameOfParty } from '../parties/party-name.js';

/** A universe of a coordination module at one moment. */
export interface CoordinationUniverse {
  readonly core: Ordered<{
    readonly state: unknown;
    readonly beliefs: readonly unknown[];
    /** Requests and effects on their way, in a canonical order. */
    readonly flights: readonly Flight[];
    /** The coordinator's clock, which actors share. */
    readonly now: LogicalTime;
    /** What is left of the bounds. */
    readonly left: Omit<UniverseBounds, 'parties' | 'draws'>;
  }>;
  /** The histories of the oracles. */
  readonly histories: readonly unknown[];
}

type Core = CoordinationUniverse['core']['value'];
type World = CoordinationWorld<unknown>;

/**
 * The transition system of a coordination simulation within bounds: operations of actors, requests and
 * effects that arrive in any order, losses, duplications, crashes, and steps of the clock around the next
 * lease's end. A crash is one step with its restart.
 */
export class CoordinationModel implements Model<CoordinationUniverse, CoordinationAction> {
  readonly type = 'coordination';
  readonly name: string;
  readonly properties;
  /** Operations of which not every draw was tried. */
  readonly sampled = new Set<string>();
  readonly #definition: DefinedCoordination;
  readonly #bounds: UniverseBounds;
  readonly #oracles: EventOracles<World>;

  constructor(
    definition: DefinedCoordination,
    bounds: UniverseBounds,
    oracles: EventOracles<World>,
  ) {
    this.name = definition.name;
    this.#definition = definition;
    this.#bounds = bounds;
    this.#oracles = oracles;
    this.properties = oracles.properties<CoordinationUniverse, CoordinationAction>();
  }

  /** Whether the definition says when leases end. */
  get hasDeadlines(): boolean {
    return this.#definition.leaseDeadline !== undefined;
  }

  initial(): readonly CoordinationUniverse[] {
    const { initialState, belief } = this.#definition;
    const { parties, operations, losses, duplications, crashes, clockSteps } = this.#bounds;
    const left = { operations, losses, duplications, crashes, clockSteps };
    const core: Core = {
      state: initialState,
      beliefs: Array.from({ length: parties }, () => belief?.initial),
      flights: [],
      now: 0 as LogicalTime,
      left,
    };
    return [{ core: new Ordered(core), histories: this.#oracles.histories }];
  }

  ends(): boolean {
    return true;
  }

  actions({ core: { value: core } }: CoordinationUniverse): readonly CoordinationAction[] {
    const { left } = core;
    const actions: CoordinationAction[] = left.operations > 0 ? this.#operations(core) : [];
    for (const flight of distinctItems(core.flights)) {
      actions.push({ kind: 'deliver', flight });
      if (left.losses > 0) actions.push({ kind: 'lose', flight });
      if (left.duplications > 0 && flight.to === COORDINATOR) {
        actions.push({ kind: 'duplicate', flight });
      }
    }
    if (left.crashes > 0) {
      core.beliefs.forEach((_, actor) => actions.push({ kind: 'crash', actor }));
    }
    if (left.clockSteps > 0) {
      for (const to of this.#clockTargets(core)) actions.push({ kind: 'clock', to });
    }
    return actions;
  }

  next(universe: CoordinationUniverse, action: CoordinationAction): CoordinationUniverse {
    const core = universe.core.value;
    switch (action.kind) {
      case 'operation': {
        const flight = { to: COORDINATOR, from: action.actor, message: action.input };
        return changed(universe, {
          ...spent(core, 'operations'),
          beliefs: this.#afterSending(core, action),
          flights: withItem(core.flights, flight),
        });
      }
      case 'deliver':
        return action.flight.to === COORDINATOR
          ? this.#receive(universe, action.flight)
          : this.#learn(universe, action.flight);
      case 'lose':
        return changed(universe, {
          ...spent(core, 'losses'),
          flights: withoutItem(core.flights, action.flight),
        });
      case 'duplicate':
        return changed(universe, {
          ...spent(core, 'duplications'),
          flights: withItem(core.flights, action.flight),
        });
      case 'crash':
        return changed(universe, {
          ...spent(core, 'crashes'),
          beliefs: core.beliefs.with(action.actor, this.#afterCrash(core.beliefs[action.actor])),
        });
      case 'clock':
        return changed(universe, { ...spent(core, 'clockSteps'), now: action.to });
    }
  }

  actionName(action: CoordinationAction): string {
    if (action.kind === 'operation') return action.name;
    if (action.kind === 'clock') return 'clock step';
    if (action.kind === 'crash') return 'crash';
    return `${action.kind} ${action.flight.to === COORDINATOR ? 'request' : 'effect'}`;
  }

  describe(action: CoordinationAction): string {
    switch (action.kind) {
      case 'operation':
        return `${this.#party(action.actor)} sends ${canonicalText(action.input)}`;
      case 'clock':
        return `the clock moves to ${action.to}`;
      case 'crash':
        return `FAULT crash and restart of ${this.#party(action.actor)}`;
      case 'deliver':
        return `${canonicalText(action.flight.message)} ${this.#route(action.flight)}`;
      case 'lose':
        return `FAULT loss of ${canonicalText(action.flight.message)} ${this.#route(action.flight)}`;
      case 'duplicate':
        return `FAULT duplication of ${canonicalText(action.flight.message)} ${this.#route(action.flight)}`;
    }
  }

  #party(actor: number): string {
    return nameOfParty(this.#definition.actorName, actor);
  }

  #route({ to, from }: Flight): string {
    return to === COORDINATOR ? `from ${this.#party(from)}` : `to ${this.#party(to)}`;
  }

  #operations({ beliefs, now }: Core): CoordinationAction[] {
    const actions: CoordinationAction[] = [];
    const { operations, performers, configuration } = this.#definition;
    for (const [name, decide] of Object.entries(operations)) {
      const who = performers?.(name, beliefs.length);
      beliefs.forEach((belief, party) => {
        if (who?.includes(party) === false) return;
        const actor = party as NodeId;
        const execute = (random: Random) => decide({ actor, belief, now, random, configuration });
        const choices = eachChoice(execute, this.#bounds.draws);
        for (const { draws, result: input, isSampled } of choices) {
          if (isSampled) this.sampled.add(name);
          if (input !== undefined) actions.push({ kind: 'operation', name, actor, draws, input });
        }
      });
    }
    return actions;
  }

  #clockTargets({ state, now }: Core): readonly LogicalTime[] {
    const { leaseDeadline } = this.#definition;
    if (leaseDeadline === undefined) return [(now + 1) as LogicalTime];
    const deadline = deadlineIn(leaseDeadline, state);
    if (deadline === undefined) return [];
    return [-1, 0, 1]
      .map((offset) => (deadline + offset) as LogicalTime)
      .filter((target) => target > now);
  }

  /** What actors know once one of them has sent an input, which may get lost. */
  #afterSending(
    { beliefs, now }: Core,
    { actor, input }: CoordinationAction & { readonly kind: 'operation' },
  ): readonly unknown[] {
    const { belief } = this.#definition;
    if (belief?.sent === undefined) return beliefs;
    return beliefs.with(actor, belief.sent(beliefs[actor], input, { actor, now }));
  }

  #afterCrash(belief: unknown): unknown {
    const kept = this.#definition.belief;
    return kept?.persist === undefined ? kept?.initial : kept.persist(belief);
  }

  #receive(universe: CoordinationUniverse, flight: Flight): CoordinationUniverse {
    const core = universe.core.value;
    const { transition, recipient } = this.#definition;
    const { from, message: input } = flight;
    const returned: unknown = transition(core.state, input, core.now);
    const [state, effects] = outcomeOf<unknown, unknown>(returned, 'transition', input, core.now);
    let flights = withoutItem(core.flights, flight);
    for (const effect of effects) {
      const to = recipient === undefined ? from : recipient(effect);
      if (to !== undefined && to >= 0 && to < core.beliefs.length) {
        flights = withItem(flights, { to, from: COORDINATOR, message: effect });
      }
    }
    const world: World = {
      now: core.now,
      state,
      previous: core.state,
      input,
      effects,
      actor: from as NodeId,
      beliefs: core.beliefs,
    };
    return this.#asked(universe, { ...core, state, flights }, world);
  }

  #learn(universe: CoordinationUniverse, flight: Flight): CoordinationUniverse {
    const core = universe.core.value;
    const { belief } = this.#definition;
    const actor = flight.to as NodeId;
    const { now, state } = core;
    const beliefs =
      belief === undefined
        ? core.beliefs
        : core.beliefs.with(
            actor,
            belief.learn(core.beliefs[actor], flight.message, { actor, now }),
          );
    const world: World = {
      now,
      state,
      previous: state,
      input: undefined,
      effects: [],
      actor,
      beliefs,
    };
    const flights = withoutItem(core.flights, flight);
    return this.#asked(universe, { ...core, beliefs, flights }, world);
  }

  #asked(universe: CoordinationUniverse, core: Core, world: World): CoordinationUniverse {
    const histories = this.#oracles.ask(world, universe.histories);
    return this.#oracles.ledTo({ core: new Ordered(core), histories });
  }
}

function changed({ histories }: CoordinationUniverse, core: Core): CoordinationUniverse {
  return { core: new Ordered(core), histories };
}

function spent(core: Core, bound: keyof Core['left']): Core {
  return { ...core, left: { ...core.left, [bound]: core.left[bound] - 1 } };
}
