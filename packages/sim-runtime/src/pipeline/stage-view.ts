import { type LogicalTime } from '../contracts/logical-time.js';
import { type LoadedCheckpoint } from '../contracts/pipeline-ports.js';
import { type History } from '../history/history-event.js';
import { type PipelineWorld } from './pipeline-world.js';
import { type SimPipeline } from './sim-pipeline.js';

/** A stage as oracles see it: a view, so that keeping it up to date costs nothing. */
export class StageView<State, Event, Effect, Record> implements PipelineWorld<
  State,
  Event,
  Effect,
  Record
> {
  readonly #stage: SimPipeline<State, Event, Effect, Record>;

  readonly history?: History;

  constructor(stage: SimPipeline<State, Event, Effect, Record>, history: History | undefined) {
    this.#stage = stage;
    if (history !== undefined) this.history = history;
  }

  /** The stage's clock, which clock faults move. */
  get now(): LogicalTime {
    return this.#stage.localTime();
  }

  get state(): State {
    return this.#stage.state;
  }

  get previous(): State {
    return this.#stage.previous;
  }

  get event(): Event | undefined {
    return this.#stage.event;
  }

  get effects(): readonly Effect[] {
    return this.#stage.effects;
  }

  get input(): readonly Record[] {
    return this.#stage.input;
  }

  get outputs(): ReadonlyMap<string, unknown> {
    return this.#stage.outputs;
  }

  get emissions(): number {
    return this.#stage.emissions;
  }

  get checkpoint(): LoadedCheckpoint<unknown> {
    return this.#stage.checkpoint;
  }

  get starts(): number {
    return this.#stage.starts;
  }
}
