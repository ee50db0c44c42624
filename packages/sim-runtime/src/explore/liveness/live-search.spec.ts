import { describe, expect, it } from 'vitest';
import { type PipelineEffect, type PipelineEvent } from '../../contracts/pipeline-ports.js';
import { eventually } from '../../oracles/eventually.js';
import { never } from '../../oracles/never.js';
import { pipeline } from '../../pipeline/pipeline.js';
import { type StageWorld } from '../../pipeline/pipeline-definition.js';
import { type Simulation } from '../../run/simulation.js';
import { type PropertyVerdict } from '../exploration.js';
import {
  exploreSimulation,
  type SimulationExploration,
  type SimulationExploreOptions,
} from '../explore-simulation.js';
import { explorationText } from '../exploration-text.js';
import { actionText } from '../replay.js';
import { replayLasso } from './replay-lasso.js';
import { lock } from '../fixtures/lock.fixture.js';

type Event = PipelineEvent<number, number>;
type Effect = PipelineEffect<number, number>;
interface State {
  readonly offset: number;
  readonly waits?: number;
}

type World = StageWorld<State, Event, Effect>;

/** What a copying stage does when an emission fails. */
type OnFailure = 'retry' | 'skip' | 'give up' | 'back off' | 'look at the clock';

const read = (offset: number): Effect => ({ kind: 'read', offset, limit: 1 });
const wait = (ticks: number): Effect => ({ kind: 'wait', ticks });

/** Copies records, `wanted` of them or all, or `isEager` to copy none; at the end of its input it waits for more. */
function copier(onFailure: OnFailure, wanted?: number, isEager = false): Simulation {
  const step = (state: State, event: Event, now: number): readonly [State, readonly Effect[]] => {
    const { offset } = state;
    switch (event.kind) {
      case 'records': {
        const [record] = event.records;
        if (record === undefined) return [state, [wait(5)]];
        return [state, [{ kind: 'emit', id: `${offset}`, output: record }]];
      }
      case 'emitted':
        return [{ offset: offset + 1 }, [read(offset + 1)]];
      case 'emit-failed':
        if (onFailure === 'give up') return [state, []];
        if (onFailure === 'skip') return [{ offset: offset + 1 }, [wait(5)]];
        if (onFailure === 'look at the clock') return [{ offset, waits: 0 }, [wait(5)]];
        if (onFailure === 'back off') {
          const waits = (state.waits ?? 0) + 1;
          return [{ offset: 9, waits }, [wait(waits)]];
        }
        return [state, [wait(5)]];
      case 'timeout': {
        if (state.waits === undefined) return [state, [read(offset)]];
        if (onFailure === 'look at the clock') {
          return now < 50 ? [state, [wait(5)]] : [{ offset }, [read(offset)]];
        }
        const waits = state.waits + 1;
        return [{ offset, waits }, [wait(waits)]];
      }
      default:
        return [state, [read(offset)]];
    }
  };
  return pipeline({
    name: 'copier',
    initialState: { offset: 0 } as State,
    step,
    source: () => [10, 11, 12],
    claims: ['crash', 'write-failure'],
    oracles: [
      ...(isEager ? [never('a record is copied', (world: World) => world.outputs.size > 0)] : []),
      eventually(
        'every record is copied',
        ({ input, outputs }: World) => outputs.size === (wanted ?? input.length),
        { withinTicks: 200 },
      ),
    ],
  });
}

function verdictOn(
  simulation: Simulation,
  options: SimulationExploreOptions = {},
): PropertyVerdict<unknown, unknown> & { readonly found: SimulationExploration } {
  const found = exploreSimulation(simulation, options);
  const goal = found.properties.find(({ kind }) => kind === 'eventually');
  if (goal === undefined) throw new Error('The goal was not explored.');
  return { ...goal, found };
}

function told({ lasso }: PropertyVerdict<unknown, unknown>): readonly (readonly string[])[] {
  return [lasso?.stem.steps ?? [], lasso?.loop ?? []].map((steps) => steps.map(({ text }) => text));
}

const PIPELINE = { operations: 2, losses: 1, crashes: 0 };

describe('liveness of a pipeline', () => {
  it('holds where every failure is retried', () => {
    const { verdict, found } = verdictOn(copier('retry'), { ...PIPELINE, crashes: 1 });
    expect(verdict).toBe('holds');
    expect(found).toMatchObject({ ok: true, notExplored: [] });
    expect(found.fairness).toEqual(['every call of a port that is under way ends']);
  });

  it('is violated by a stage that skips a record, and goes round at the end of its input', () => {
    const goal = verdictOn(copier('skip'), PIPELINE);
    expect(goal).toMatchObject({
      verdict: 'violated',
      message: 'not so within 200 ticks of healing',
      found: { ok: false, violations: 1 },
    });
    const [stem, loop] = told(goal);
    expect(stem?.filter((text) => text.startsWith('FAULT'))).toHaveLength(1);
    expect(stem).toContain('all faults are over');
    expect(loop).toHaveLength(2);
    for (const kind of ['"read"', '"wait"']) {
      expect(loop).toContainEqual(expect.stringContaining(kind));
    }
    expect(explorationText(goal.found)).toContain('then for ever:');
  });

  it('is violated by a stage that gives up: the run stops', () => {
    const goal = verdictOn(copier('give up'), PIPELINE);
    expect(goal.verdict).toBe('violated');
    expect(told(goal)[1]).toEqual([]);
    expect(explorationText(goal.found)).toContain('then nothing is possible any more');
  });

  it('is not decided where the goal needs records that the bounds cut off', () => {
    const { verdict, found } = verdictOn(copier('retry', 3), PIPELINE);
    expect(verdict).toBe('unknown');
    expect(found.notExplored[0]?.reason).toContain('with the first 2 records');
    const text = explorationText(found);
    expect(text).toContain('PASS   complete within these bounds; 1 oracle not decided\n');
    expect(verdictOn(copier('retry', 3), { ...PIPELINE, operations: 3 }).verdict).toBe('holds');
  });

  it('is not decided, nor searched, where the search of states stopped at a violation', () => {
    const stopping = { ...PIPELINE, stopAtViolation: true };
    const found = exploreSimulation(copier('give up', undefined, true), stopping);
    expect(found.properties.map(({ verdict }) => verdict)).toEqual(['violated']);
    expect(found.notExplored).toEqual([
      { name: 'every record is copied', reason: 'the search stopped at a violation' },
    ]);
    expect(verdictOn(copier('give up'), stopping).verdict).toBe('violated');
  });

  it('is not decided where no state comes again', () => {
    const { verdict, found } = verdictOn(copier('back off'), { ...PIPELINE, maxStates: 100 });
    expect(verdict).toBe('unknown');
    expect(found.notExplored[0]?.reason).toContain('states after all faults are over');
  });

  it('is not decided where a loop ends once time passes', () => {
    const { verdict, found } = verdictOn(copier('look at the clock'), PIPELINE);
    expect(verdict).toBe('unknown');
    expect(found.notExplored[0]?.reason).toContain('do not go on like that while time passes');
  });
});

describe('liveness of a coordination module', () => {
  it('holds where the lock is free again after a while', () => {
    const { verdict, found } = verdictOn(lock(true), { operations: 2, crashes: 1 });
    expect(verdict).toBe('holds');
    expect(found.fairness).toContain('the clock passes the end of every lease');
    // Its own bounds are smaller than those of the search of states, which the report says.
    expect(found.livenessBounds).toMatchObject({ operations: 2, crashes: 1, clockSteps: 1 });
    expect(found.bounds.clockSteps).toBe(2);
    expect(explorationText(found)).toContain('within operations 2 · parties 2 · losses 1 ·');
    const same = { operations: 2, crashes: 1, clockSteps: 1, draws: 1 };
    expect(explorationText(verdictOn(lock(true), same).found)).not.toContain('within operations');
  });

  it('is violated where a crashed worker keeps the lock, by stem and loop', () => {
    const goal = verdictOn(lock(false), { operations: 1, losses: 0, crashes: 1, clockSteps: 0 });
    expect(goal.verdict).toBe('violated');
    const [stem, loop] = told(goal);
    expect(stem?.at(-1)).toBe('all faults are over');
    // Both workers ask again and again, and are denied.
    for (const worker of ['worker-0', 'worker-1']) {
      expect(loop?.some((text) => text.startsWith(`${worker} sends`))).toBe(true);
    }
    expect(loop?.some((text) => text.includes('denied'))).toBe(true);
    expect(loop?.some((text) => text.includes('granted'))).toBe(false);
  });

  it('is not decided where operations draw', () => {
    const bounds = { operations: 1, losses: 0, crashes: 1, clockSteps: 0 };
    const { verdict, found } = verdictOn(lock(false, true), bounds);
    expect(verdict).toBe('unknown');
    expect(found.notExplored[0]?.reason).toContain('operations draw');
  });

  it('is violated by a run that replays, and no longer once the module is mended', () => {
    const options = { operations: 1, losses: 0, crashes: 1, clockSteps: 0 };
    const { name: oracle, lasso, found } = verdictOn(lock(false), options);
    const { stem, loop } = lasso ?? { stem: { steps: [] }, loop: [] };
    const actions = [...stem.steps, ...loop].map(({ action }) => actionText(action));
    const data = { oracle, actions, loopFrom: stem.steps.length };
    expect(replayLasso(lock(false), found.bounds, data).isViolated).toBe(true);
    // The lease of the crashed worker ends before the time of the goal does.
    expect(() => replayLasso(lock(true), found.bounds, data).isViolated).not.toThrow();
    expect(replayLasso(lock(true), found.bounds, data).isViolated).toBe(false);
  });
});
