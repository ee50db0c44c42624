import { type LogicalTime } from '../contracts/logical-time.js';
import {
  type LoadedCheckpoint,
  type PipelineEffect,
  type PipelineEvent,
} from '../contracts/pipeline-ports.js';
import { checkEffect } from '../pipeline/check-effect.js';
import { type DefinedPipeline } from '../pipeline/defined-pipeline.js';
import { type PipelineWorld } from '../pipeline/pipeline-world.js';
import { outcomeOf } from '../run/outcome-of.js';
import { type EventOracles } from './asked-oracles.js';
import { canonicalText } from './canonical-text.js';
import { eachChoice } from './choices.js';
import { type Model } from './model.js';
import { distinctItems, withItem, withoutItem } from './multiset.js';
import { Ordered } from './ordered.js';
import { type PipelineAction, type PortCall, type WriteOutcome } from './pipeline-action.js';
import { sourceRecords } from './source-records.js';
import { type UniverseBounds } from './universe-bounds.js';

/** A universe of a stage at one moment. */
export interface PipelineUniverse {
  readonly core: Ordered<{
    readonly state: unknown;
    /** Calls under way, in a canonical order. */
    readonly calls: readonly PortCall[];
    readonly checkpoint: LoadedCheckpoint<unknown>;
    readonly outputs: ReadonlyMap<string, unknown>;
    readonly emissions: number;
    readonly starts: number;
    readonly now: LogicalTime;
    /** What is left of the bounds. */
    readonly left: Pick<UniverseBounds, 'losses' | 'crashes' | 'clockSteps'>;
  }>;
  /** The histories of the oracles. */
  readonly histories: readonly unknown[];
}

type Core = PipelineUniverse['core']['value'];
type World = PipelineWorld<unknown>;
type Answer = PipelineEvent<unknown, unknown>;

/**
 * The transition system of a pipeline simulation within bounds: port calls that end in any order, each of
 * which succeeds or fails, and crashes, at which each write under way is undone, done, or torn. A crash is one
 * step with its restart. The bound `operations` is the number of records; a failed call is a loss.
 */
export class PipelineModel implements Model<PipelineUniverse, PipelineAction> {
  readonly type = 'pipeline';
  /** The records of the source. */
  readonly input: readonly unknown[];
  /** Whether the source has more records. */
  readonly isCut: boolean;
  readonly name: string;
  readonly properties;
  /** The names of what was drawn but once. */
  readonly sampled = new Set<string>(['the input']);
  readonly #definition: DefinedPipeline;
  readonly #bounds: UniverseBounds;
  readonly #oracles: EventOracles<World>;

  constructor(definition: DefinedPipeline, bounds: UniverseBounds, oracles: EventOracles<World>) {
    this.name = definition.name;
    this.#definition = definition;
    this.#bounds = bounds;
    this.#oracles = oracles;
    const input = sourceRecords(definition);
    this.input = input.slice(0, bounds.operations);
    this.isCut = this.input.length < input.length;
    this.properties = oracles.properties<PipelineUniverse, PipelineAction>();
  }

  initial(): readonly PipelineUniverse[] {
    const { losses, crashes, clockSteps } = this.#bounds;
    const checkpoint = { status: 'none' } as const;
    const core: Core = {
      state: this.#definition.initialState,
      calls: [{ kind: 'start', loaded: checkpoint }],
      checkpoint,
      outputs: new Map(),
      emissions: 0,
      starts: 1,
      now: 0 as LogicalTime,
      left: { losses, crashes, clockSteps },
    };
    return [{ core: new Ordered(core), histories: this.#oracles.histories }];
  }

  ends(): boolean {
    return true;
  }

  actions({ core: { value: core } }: PipelineUniverse): readonly PipelineAction[] {
    const actions: PipelineAction[] = [];
    for (const call of distinctItems(core.calls)) {
      actions.push({ kind: 'end', call });
      if (core.left.losses === 0) continue;
      if (call.kind !== 'start' && call.kind !== 'wait') actions.push({ kind: 'fail', call });
      if (call.kind === 'read') actions.push(...this.#shortReads(call), ...this.#corruptions(call));
    }
    if (core.left.crashes > 0) actions.push(...this.#crashes(core.calls));
    return actions;
  }

  next(universe: PipelineUniverse, action: PipelineAction): PipelineUniverse {
    const core = universe.core.value;
    if (action.kind === 'crash') {
      return { core: new Ordered(this.#crash(core, action.writes)), histories: universe.histories };
    }
    const { call } = action;
    const calls = withoutItem(core.calls, call);
    if (action.kind === 'end') {
      const after =
        call.kind === 'wait' ? waited({ ...core, calls }, call.ticks) : { ...core, calls };
      return this.#told(universe, accepted(after, call), this.#success(call));
    }
    const spent = { ...core, calls, left: { ...core.left, losses: core.left.losses - 1 } };
    const event: Answer =
      action.kind === 'corrupt' || action.kind === 'short'
        ? {
            kind: 'records',
            offset: call.kind === 'read' ? call.offset : 0,
            records: action.records,
          }
        : failure(call);
    return this.#told(universe, spent, event);
  }

  actionName({ kind, ...action }: PipelineAction): string {
    return 'call' in action ? `${kind} ${action.call.kind}` : kind;
  }

  describe(action: PipelineAction): string {
    switch (action.kind) {
      case 'end':
        return `${canonicalText(action.call)} succeeds`;
      case 'fail':
        return `FAULT failure of ${canonicalText(action.call)}`;
      case 'corrupt':
        return `FAULT corrupt read: ${canonicalText(action.records)}`;
      case 'short':
        return `FAULT short read of ${canonicalText(action.call)}: ${action.records.length} records`;
      case 'crash':
        return `FAULT crash and restart${action.writes.map(({ call, outcome }) => `; ${canonicalText(call)} ${outcome}`).join('')}`;
    }
  }

  #success(call: PortCall): Answer {
    switch (call.kind) {
      case 'start':
        return { kind: 'started', loaded: call.loaded };
      case 'read': {
        const { offset, limit } = call;
        return { kind: 'records', offset, records: this.input.slice(offset, offset + limit) };
      }
      case 'checkpoint':
        return { kind: 'checkpointed', checkpoint: call.checkpoint };
      case 'emit':
        return { kind: 'emitted', id: call.id };
      case 'wait':
        return { kind: 'timeout' };
    }
  }

  /** The first records of a read: at least one, and not all. */
  #shortReads(call: PortCall & { readonly kind: 'read' }): readonly PipelineAction[] {
    const records = this.input.slice(call.offset, call.offset + call.limit);
    if (records.length < 2 || !this.#definition.claims.includes('short-read')) return [];
    const lengths = eachChoice(
      (random) => random.between(1, records.length - 1),
      this.#bounds.draws,
    );
    return lengths.map(({ result, isSampled }) => {
      if (isSampled) this.sampled.add('the length of short reads');
      return { kind: 'short', call, records: records.slice(0, result) };
    });
  }

  /** The first record of a read, falsified in each way that `corrupt` can draw. */
  #corruptions(call: PortCall & { readonly kind: 'read' }): readonly PipelineAction[] {
    const { corrupt, claims } = this.#definition;
    const [first, ...others] = this.input.slice(call.offset, call.offset + call.limit);
    if (corrupt === undefined || first === undefined || !claims.includes('corrupt-read')) return [];
    return eachChoice((random) => corrupt(first as never, random)).map(({ result, isSampled }) => {
      if (isSampled) this.sampled.add('corrupt');
      return { kind: 'corrupt', call, records: [result, ...others] };
    });
  }

  /** A crash for each way in which the writes under way can end. */
  #crashes(calls: readonly PortCall[]): readonly PipelineAction[] {
    const canTear = this.#definition.claims.includes('torn-write');
    let combinations: (readonly { readonly call: PortCall; readonly outcome: WriteOutcome }[])[] = [
      [],
    ];
    for (const call of calls) {
      if (call.kind !== 'checkpoint' && call.kind !== 'emit') continue;
      const isTorn = call.kind === 'checkpoint' && canTear;
      const outcomes: readonly WriteOutcome[] = isTorn
        ? ['undone', 'done', 'torn']
        : ['undone', 'done'];
      combinations = combinations.flatMap((writes) =>
        outcomes.map((outcome) => [...writes, { call, outcome }]),
      );
    }
    return combinations.map((writes) => ({ kind: 'crash', writes }));
  }

  #crash(core: Core, writes: (PipelineAction & { readonly kind: 'crash' })['writes']): Core {
    let after = core;
    for (const { call, outcome } of writes) {
      if (outcome === 'done') after = accepted(after, call);
      if (outcome === 'torn') after = { ...after, checkpoint: { status: 'corrupt' } };
    }
    return {
      ...after,
      state: this.#definition.initialState,
      calls: [{ kind: 'start', loaded: after.checkpoint }],
      starts: core.starts + 1,
      left: { ...core.left, crashes: core.left.crashes - 1 },
    };
  }

  #told(universe: PipelineUniverse, core: Core, event: Answer): PipelineUniverse {
    const returned: unknown = this.#definition.step(core.state, event, core.now);
    const [state, effects] = outcomeOf<unknown, unknown>(returned, 'step', event, core.now);
    let { calls } = core;
    for (const effect of effects as readonly PipelineEffect<unknown, unknown>[]) {
      calls = isCall(checkEffect(effect)) ? withItem(calls, effect) : calls;
    }
    const { now, outputs, emissions, checkpoint, starts } = core;
    const { input } = this;
    const previous = core.state;
    const world: World = {
      now,
      state,
      previous,
      event,
      effects,
      input,
      outputs,
      emissions,
      checkpoint,
      starts,
    };
    const histories = this.#oracles.ask(world, universe.histories);
    return this.#oracles.ledTo({ core: new Ordered({ ...core, state, calls }), histories });
  }
}

/** The universe after a write took place. */
function accepted(core: Core, call: PortCall): Core {
  if (call.kind === 'checkpoint') {
    return { ...core, checkpoint: { status: 'loaded', checkpoint: call.checkpoint } };
  }
  if (call.kind !== 'emit') return core;
  const isKnown = core.outputs.has(call.id);
  const outputs = isKnown
    ? core.outputs
    : new Map([...core.outputs, [call.id, call.output] as const]);
  return { ...core, outputs, emissions: core.emissions + 1 };
}

/** A wait moves the clock while there are steps of it left. */
function waited(core: Core, ticks: number): Core {
  if (core.left.clockSteps === 0) return core;
  const left = { ...core.left, clockSteps: core.left.clockSteps - 1 };
  return { ...core, left, now: (core.now + ticks) as LogicalTime };
}

function isCall(effect: PipelineEffect<unknown, unknown>): boolean {
  return ['read', 'checkpoint', 'emit', 'wait'].includes(effect.kind);
}

function failure(call: PortCall): Answer {
  const reason = 'the port failed';
  switch (call.kind) {
    case 'checkpoint':
      return { kind: 'checkpoint-failed', checkpoint: call.checkpoint, reason };
    case 'emit':
      return { kind: 'emit-failed', id: call.id, reason };
    case 'read':
      return { kind: 'read-failed', offset: call.offset, reason };
    default:
      return { kind: 'timeout' };
  }
}
