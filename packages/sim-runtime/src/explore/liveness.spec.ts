import { describe, expect, it } from 'vitest';
import { explore, type Lasso, type Model } from '../explore.js';
import { diningPhilosophers } from '../../validation/exploration/dining-philosophers.js';
import { peterson } from '../../validation/exploration/peterson.js';
import { pingPong } from '../../validation/exploration/ping-pong.js';

interface Lock {
  readonly holder: 'none' | 'a' | 'b';
  readonly waits: boolean;
}

/** A lock that `a` takes again and again while `b` waits for it. */
function lock(extra: Partial<Model<Lock, string>> = {}): Model<Lock, string> {
  return {
    name: 'lock',
    initial: () => [{ holder: 'none', waits: false }],
    actions: () => ['a takes', 'a frees', 'b asks', 'b takes', 'b frees'],
    next: ({ holder, waits }, action) => {
      if (action === 'b asks') return waits ? undefined : { holder, waits: true };
      if (action === 'a takes') return holder === 'none' ? { holder: 'a', waits } : undefined;
      if (action === 'a frees') return holder === 'a' ? { holder: 'none', waits } : undefined;
      if (action === 'b takes') {
        return holder === 'none' && waits ? { holder: 'b', waits } : undefined;
      }
      return holder === 'b' ? { holder: 'none', waits: false } : undefined;
    },
    fairness: (action) => action[0],
    properties: [
      {
        kind: 'eventually',
        name: 'b gets the lock that it asks for',
        after: ({ waits }) => waits,
        holds: ({ holder }) => holder === 'b',
      },
    ],
    ...extra,
  };
}

/** The texts of a lasso: its stem, and its loop. */
function told<State, Action>(model: Model<State, Action>): readonly string[] | string {
  const property = explore(model).properties.find(({ kind }) => kind === 'eventually');
  if (property?.lasso === undefined) {
    return property?.verdict ?? 'none';
  }
  const { stem, loop }: Lasso<State, Action> = property.lasso;
  return [stem.steps, loop].map((steps) => steps.map(({ text }) => text).join(', '));
}

describe('liveness', () => {
  it('finds the shortest stem and the shortest loop that is fair to every party', () => {
    // Weak fairness lets b wait: the lock is taken in between, so b cannot take it without interruption.
    expect(told(lock())).toEqual(['b asks', 'a takes, a frees']);
  });

  it('has every party act in the loop that can act all along', () => {
    const lights: Model<readonly boolean[], number> = {
      name: 'lights',
      initial: () => [[false, false]],
      actions: () => [0, 1],
      next: (state, light) => state.with(light, state[light] !== true),
      describe: (light) => `light ${light}`,
      fairness: (light) => `light ${light}`,
      properties: [{ kind: 'eventually', name: 'never', holds: () => false }],
    };
    const [stem, loop] = told(lights);
    expect(stem).toBe('');
    expect(loop?.split(', ').sort()).toEqual(['light 0', 'light 0', 'light 1', 'light 1']);
  });

  it('ends a run where no party can act', () => {
    const model = lock({ actions: () => ['a takes', 'b asks'] });
    expect(told(model)).toEqual(['a takes, b asks', '']);
  });

  it('takes no step that changes nothing for progress', () => {
    const idle = lock({
      actions: () => ['a takes', 'b asks', 'b idles'],
      next: (state, action) => (action === 'b idles' ? state : lock().next(state, action)),
    });
    expect(told(idle)).toEqual(['a takes, b asks', '']);
    expect(explore(idle).deadlocks.count).toBe(0);
  });

  it('needs fairness where one party could act for ever alone', () => {
    expect(told(peterson(true))).toBe('holds');
    const [stem, loop] = told(peterson(false));
    expect(stem).toBe('process 0 goes on');
    expect(loop).toBe(Array<string>(6).fill('process 1 goes on').join(', '));
  });

  it('assumes no fairness for actions without a party', () => {
    const model = lock({ fairness: () => undefined });
    expect(told(model)).toEqual(['b asks', '']);
    expect(explore(model).fairness).toEqual([]);
  });

  it('demands a goal again and again', () => {
    const starving = explore(diningPhilosophers(3)).properties.map(({ verdict }) => verdict);
    expect(starving).toEqual(['holds', 'holds', 'holds', 'holds']);
  });

  it('finds what a lost message keeps from happening', () => {
    expect(told(pingPong(5, false))).toBe('holds');
    expect(told(pingPong(5, true))).toEqual([expect.stringContaining('drop'), '']);
  });

  it('says which parties it assumed to be fair', () => {
    expect(explore(lock()).fairness).toEqual(['a', 'b']);
    expect(explore(peterson(false)).fairness).toEqual(['any']);
  });
});
