import { type NodeId } from '../contracts/node-id.js';
import { NO_FAULTS } from './fault-config.js';
import { combine } from '../kernel/keyed-hash.js';
import { HistoryLog } from '../history/recording/history-log.js';
import { RequestLog } from '../history/recording/request-log.js';
import { type Plan, type PlannedOperation } from '../plan/plan.js';
import { scheduleOfFaults } from '../injection/inject.js';
import { abstractionBy } from '../run/abstraction.js';
import { kindInWords } from '../run/kind-in-words.js';
import { isThenable } from '../kernel/is-thenable.js';
import { JointSchedule, PlannedSchedule } from '../run/planned-schedule.js';
import { OperationCounts } from '../run/operation-counts.js';
import { operationRandom } from '../run/operation-random.js';
import { Redraw } from '../run/redraw.js';
import { refusePromise } from '../run/refuse-promise.js';
import { type PartyState } from '../run/contents.js';
import { type Staging } from '../run/run-plan.js';
import { type PlanNotes } from '../run/simulation.js';
import { steer } from '../run/steer.js';
import { type ReadableTrace, type TraceSink } from '../trace/trace-sink.js';
import { type Belief } from './belief.js';
import { COORDINATION_MENU } from './coordination-menu.js';
import { type CoordinationWorld } from './coordination-world.js';
import { type DefinedCoordination } from './defined-coordination.js';
import { HarnessTarget } from './harness-target.js';
import { SimHarness } from './sim-harness.js';
import { nameOfParty } from '../parties/party-name.js';

/** How far apart the operations are that actors are offered after healing. */
const FAIR_TURN_TICKS = 3;

/** Lays a plan out in a harness: its actors, their operations, the faults. */
export function stageCoordination<State, Input, Effect, BeliefValue, Configuration extends object>(
  definition: DefinedCoordination<State, Input, Effect, BeliefValue, Configuration>,
  plan: Plan,
  traceSink: ReadableTrace | undefined,
  mustProgress: boolean,
  notes: PlanNotes = {},
): Staging<CoordinationWorld<State, Input, Effect, BeliefValue>> {
  const stage = new CoordinationStage(definition, plan, traceSink, notes);
  const { harness } = stage;
  return {
    universe: harness.timeline,
    faultCounts: () => harness.faultCounts,
    visitFaults: (visit) => harness.visitFaults(visit),
    world: harness.world,
    operations: stage.operations,
    startFaults: () => harness.useFaults({ ...NO_FAULTS, ...plan.rates }),
    heal: () => stage.heal(mustProgress),
    hasActed: () => stage.operations.any,
    lastEvent: () => lastEventIn(harness.world, definition.actorName),
    traceSink,
    states: (all) => statesOf(harness.world, definition.belief !== undefined, all),
    changed: () => changedIn(harness.world),
    statesAreValues: true,
    abstract: abstractionBy(definition.abstract, (party) => party < 0),
  };
}

/** The trace has the coordinator's state after every input, but not what actors believe. */
function statesOf(
  { state, beliefs, actor }: CoordinationWorld<unknown>,
  haveBeliefs: boolean,
  all: boolean,
): readonly PartyState[] {
  if (!haveBeliefs) return all ? [{ state }] : [];
  const believed = beliefs.map((belief, party) => ({ party, state: belief }));
  return all ? [{ state }, ...believed] : believed.slice(actor, actor + 1);
}

function changedIn({ state, beliefs, actor }: CoordinationWorld<unknown>): readonly PartyState[] {
  const belief = beliefs[actor];
  return belief === undefined ? [{ state }] : [{ state }, { party: actor, state: belief }];
}

function lastEventIn({ input, actor }: CoordinationWorld<unknown>, actorName: string): string {
  const who = nameOfParty(actorName, actor);
  return input === undefined ? `an effect for ${who}` : `an input ${kindInWords(input)} of ${who}`;
}

class CoordinationStage<State, Input, Effect, BeliefValue, Configuration extends object> {
  readonly harness: SimHarness<State, Input, Effect, BeliefValue>;
  readonly operations: OperationCounts;
  readonly #definition: DefinedCoordination<State, Input, Effect, BeliefValue, Configuration>;
  readonly #configuration: Configuration;
  readonly #names: readonly string[];
  readonly #seed: number;
  readonly #traceSink: TraceSink | undefined;
  readonly #requests: RequestLog<Input, Effect> | undefined;

  constructor(
    definition: DefinedCoordination<State, Input, Effect, BeliefValue, Configuration>,
    plan: Plan,
    traceSink: TraceSink | undefined,
    { performed, struck }: PlanNotes,
  ) {
    this.#definition = definition;
    this.#configuration = definition.configurationOf(plan);
    this.#names = Object.keys(definition.operations);
    this.#seed = plan.seed;
    this.#traceSink = traceSink;
    const log = new HistoryLog(() => this.harness.timeline.now);
    const { history } = definition;
    if (history !== undefined) this.#requests = new RequestLog(log, history);
    this.operations = new OperationCounts(this.#names);
    this.harness = new SimHarness({
      seed: plan.seed,
      initialState: definition.initialStateOf(this.#configuration),
      transition: definition.transition,
      view: definition.view,
      actors: plan.parties,
      actorName: definition.actorName,
      belief: this.#recorded(definition.belief),
      recipient: definition.recipient,
      mutate: definition.mutate,
      leaseDeadline: definition.leaseDeadline,
      traceSink,
      keepEffectsLog: false,
    });
    if (history !== undefined) this.harness.world.history = log.events;
    const { timeline } = this.harness;
    steer(plan, this.harness.timeline, this.harness, (rates) =>
      this.harness.useFaults({ ...NO_FAULTS, ...rates }),
    );
    const redraw = new Redraw(plan, definition.performers, performed);
    const operate = (operation: PlannedOperation): void => this.#operate(operation, redraw);
    const healAt = plan.warmupTicks + plan.safetyTicks;
    const schedule = { timeline, healAt, traceSink, struck };
    const target = new HarnessTarget(this.harness);
    timeline.follow(
      new JointSchedule(
        new PlannedSchedule(plan.operations, operate),
        scheduleOfFaults(COORDINATION_MENU, target, plan.faults, schedule),
      ),
    );
  }

  #clientOf(party: number): string {
    return nameOfParty(this.#definition.actorName, party);
  }

  /** A belief that also notes the effects that reach actors, where calls are recorded. */
  #recorded(
    belief: Belief<BeliefValue, Effect, Input> | undefined,
  ): Belief<BeliefValue, Effect, Input> | undefined {
    const requests = this.#requests;
    if (requests === undefined) return belief;
    return {
      initial: undefined as BeliefValue,
      ...belief,
      learn: (known, effect, context) => {
        requests.received(this.#clientOf(context.actor), effect);
        return belief === undefined ? known : belief.learn(known, effect, context);
      },
    };
  }

  /** Ends every fault; where the module must progress, its actors go on trying. */
  heal(mustProgress: boolean): void {
    this.harness.heal();
    if (mustProgress && this.#names.length > 0) this.#takeFairTurns(0);
  }

  /** @param redraw - what may be done in its place; absent for none */
  #operate(operation: PlannedOperation, redraw?: Redraw): void {
    const { harness } = this;
    const { name, party } = operation;
    if (this.#definition.operations[name] === undefined || party >= harness.actors) return;
    if (!harness.isDown(party) && harness.isPaused(party)) {
      harness.deferWhilePaused(party, () => this.#operate(operation, redraw));
      return;
    }
    if (this.#perform(operation, redraw)) return;
    if (redraw?.inPlaceOf(operation, (other) => this.#perform(other, redraw)) === true) return;
    this.operations.count(name, false, party);
    const at = harness.timeline.now;
    this.#traceSink?.note({ at, kind: 'operation', party, name, skipped: true });
  }

  /** Does an operation; false where that is not possible now. */
  #perform(operation: PlannedOperation, redraw: Redraw | undefined): boolean {
    const { harness } = this;
    const { name, party, salt } = operation;
    if (harness.isDown(party) || harness.isPaused(party)) return false;
    const input = this.#definition.operations[name]?.({
      actor: party as NodeId,
      belief: harness.beliefs[party] as BeliefValue,
      now: harness.localTime(party),
      random: operationRandom(operation),
      configuration: this.#configuration,
    });
    if (isThenable(input)) refusePromise(`The operation "${name}"`, input);
    if (input === undefined) return false;
    this.operations.count(name, true, party);
    const at = harness.timeline.now;
    redraw?.done(operation, at);
    this.#traceSink?.note({ at, kind: 'operation', party, name, skipped: false, input });
    this.#requests?.sent(this.#clientOf(party), input);
    harness.submit(party, input, salt);
    return true;
  }

  /** Offers every actor every operation in turn: the fairness that liveness is entitled to. */
  #takeFairTurns(turn: number): void {
    const { harness } = this;
    harness.timeline.schedule(harness.timeline.now + FAIR_TURN_TICKS, () => {
      const party = turn % harness.actors;
      const name = this.#names[Math.floor(turn / harness.actors) % this.#names.length] as string;
      const { performers } = this.#definition;
      const salt = combine(this.#seed, turn) >>> 0;
      if (performers?.(name, harness.actors).includes(party) !== false)
        this.#operate({ at: harness.timeline.now, name, party, salt });
      this.#takeFairTurns(turn + 1);
    });
  }
}
