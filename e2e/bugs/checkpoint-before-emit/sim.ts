import { eventually, type PipelineWorld, pipeline } from '@gossip/sim-runtime/sim';
import {
  type Checkpoint,
  type Effect,
  type Event,
  initialState,
  type Line,
  type State,
  step,
} from './logic.js';

type World = PipelineWorld<State, Event, Effect, Line, Checkpoint, Line>;

export const simulation = pipeline({
  name: 'checkpoint-before-emit',
  initialState,
  step,
  source: () => Array.from({ length: 24 }, (_, index) => ({ text: `line ${index}` })),
  oracles: ({ always }) => [
    always('a start leaves out no line that the sink lacks', ({ event, outputs }) => {
      if (event?.kind !== 'started' || event.loaded.status !== 'loaded') return true;
      const { offset } = event.loaded.checkpoint;
      for (let line = 0; line < offset; line++) {
        if (!outputs.has(`line-${line}`)) return `line ${line} is lost: it goes on at ${offset}`;
      }
      return true;
    }),
    eventually(
      'all lines are copied',
      ({ input, outputs }: World) => outputs.size === input.length,
      {
        withinTicks: 5_000,
      },
    ),
  ],
});
