import { describe, expect, it } from 'vitest';
import { always } from '../oracles/always.js';
import { pipeline } from '../pipeline/pipeline.js';
import { type Simulation } from '../run/simulation.js';
import { found } from './fixtures/found.fixture.js';

const holds = always('holds', () => true);
const ignores = (): void => undefined;

interface Item {
  value: number;
}

interface Event {
  readonly kind: string;
  readonly records?: readonly Item[];
}

describe('what a stage and its ports share', () => {
  function stage(parts: {
    readonly read?: (record: Item) => void;
    readonly keep?: (state: { done: number }, next: number) => { done: number };
  }): Simulation {
    const { read = ignores, keep = (_state, done) => ({ done }) } = parts;
    return pipeline({
      name: 'stage',
      initialState: { done: 0 },
      step: (state: { done: number }, event: Event) => {
        if (event.kind === 'timeout' || event.kind === 'started') {
          return [state, [{ kind: 'read', offset: state.done, limit: 2 }]] as never;
        }
        if (event.records === undefined || event.records.length === 0) {
          return [state, event.kind === 'records' ? [{ kind: 'wait', ticks: 5 }] : []] as never;
        }
        event.records.forEach(read);
        const next = keep(state, state.done + event.records.length);
        return [
          next,
          [
            { kind: 'checkpoint', checkpoint: next },
            { kind: 'wait', ticks: 3 },
          ],
        ] as never;
      },
      source: () => [1, 2, 3, 4, 5, 6, 7, 8].map((value) => ({ value })) as never,
      oracles: [holds as never],
      claims: [],
    });
  }

  it('is not found in a stage that changes nothing', () => {
    expect(found(stage({}))).toBeUndefined();
  });

  it('is found when the stage changes a record, which the source gives again', () => {
    expect(found(stage({ read: (record) => void record.value++ }))?.message).toMatch(
      /^At t=\d+, stage changed `value` of record \d of the source \(\d before, \d now\)/,
    );
  });

  it('is found when the stage changes a state that it has saved', () => {
    const keep = (state: { done: number }, done: number) => Object.assign(state, { done });
    const fromFresh = stage({
      keep: (state, done) => (state.done === 0 ? { done } : keep(state, done)),
    });
    expect(found(fromFresh)?.message).toMatch(
      /stage changed `done` of a checkpoint that it had written at t=\d+/,
    );
  });
});
