import { describe, expect, it } from 'vitest';
import { type LogicalTime } from '../contracts/logical-time.js';
import { coordination } from '../coordination/coordination.js';
import { always } from '../oracles/always.js';
import { sometimes } from '../oracles/sometimes.js';
import { pipeline } from '../pipeline/pipeline.js';
import { type PipelineEffect, type PipelineEvent } from '../contracts/pipeline-ports.js';

interface Counter {
  readonly count: number;
}
type Input = { readonly kind: 'add'; readonly by: number } | { readonly kind: 'reset' };
interface Effect {
  readonly kind: 'counted';
  readonly count: number;
}

function transition(state: Counter, input: Input, _now: LogicalTime): [Counter, Effect[]] {
  const count = input.kind === 'add' ? state.count + input.by : 0;
  return [{ count }, [{ kind: 'counted', count }]];
}

type Event = PipelineEvent<{ readonly text: string }, { readonly offset: number }>;
type Ask = PipelineEffect<{ readonly offset: number }, { readonly text: string }>;

function step(state: Counter, _event: Event, _now: LogicalTime): [Counter, Ask[]] {
  return [state, []];
}

/** The typechecker is the judge here: there is no type argument and no annotation. */
describe('a definition infers its types', () => {
  const initialState: Counter = { count: 0 };

  it('for operations, beliefs, and oracles that a function writes in place', () => {
    const simulation = coordination({
      name: 'counter',
      initialState,
      transition,
      actors: 2,
      belief: { initial: { last: 0 }, learn: (_belief, effect) => ({ last: effect.count }) },
      operations: { add: ({ belief }) => ({ kind: 'add', by: belief.last + 1 }) },
      oracles: ({ always: holds, sometimes: seen }) => [
        holds('counts up', ({ state, previous }) => state.count >= previous.count),
        holds(
          'remembers',
          ({ effects }, history) => {
            for (const { count } of effects) history.most = Math.max(history.most, count);
            return true;
          },
          { history: () => ({ most: 0 }) },
        ),
        // @ts-expect-error a world has no such field
        seen('nothing', ({ nothing }) => nothing),
      ],
    });
    expect(simulation.oracles.map(({ name }) => name)).toEqual([
      'counts up',
      'remembers',
      'nothing',
    ]);
  });

  it('for a list of oracles, too, where a check in place is untyped', () => {
    const simulation = coordination({
      name: 'counter',
      initialState,
      transition,
      actors: 1,
      operations: { add: () => ({ kind: 'add', by: 1 }) },
      oracles: [
        always('counts up', ({ state, previous }) => state.count >= previous.count),
        sometimes('is large', ({ state, now }) => state.count > 3 && now > 10),
      ],
    });
    expect(simulation.oracles).toHaveLength(2);
  });

  it('for the records, the checkpoints and the outputs of a pipeline', () => {
    const simulation = pipeline({
      name: 'reader',
      initialState,
      step,
      source: () => [{ text: 'line' }],
      corrupt: (record) => ({ text: `${record.text}!` }),
      oracles: ({ always: holds }) => [
        holds('well', ({ checkpoint, outputs, input }) => {
          const reached = checkpoint.status === 'loaded' ? checkpoint.checkpoint.offset : 0;
          const texts = [...outputs.values()].map(({ text }) => text);
          return reached <= input.length && texts.every((text) => text !== '');
        }),
      ],
    });
    expect(simulation.oracles).toHaveLength(1);
  });
});
