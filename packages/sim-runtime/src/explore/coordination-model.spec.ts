import { describe, expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { always } from '../oracles/always.js';
import { runSeed } from '../sweep/run-seed.js';
import { explorationText } from './exploration-text.js';
import { exploreSimulation, modelOfSimulation } from './explore-simulation.js';
import { lease } from './fixtures/lease.fixture.js';
import { pathData, replay } from './replay.js';

/** What a module does that goes on whatever happens. */
function caught(act: () => unknown): void {
  try {
    act();
  } catch {
    // Goes on.
  }
}

const BOUNDS = { operations: 3, losses: 0, clockSteps: 1 };

describe('the model of a coordination simulation', () => {
  it('is complete within its bounds, and names what was never enabled or not explored', () => {
    const found = exploreSimulation(lease(true), BOUNDS);
    expect(found).toMatchObject({
      verdict: 'complete',
      ok: true,
      bounds: { ...BOUNDS, parties: 2 },
    });
    expect(found.properties).toMatchObject([
      { verdict: 'holds' },
      { verdict: 'reached' },
      { kind: 'eventually', verdict: 'holds' },
    ]);
    expect(found.notExplored).toEqual([]);
    expect(found.actions.map(({ name }) => name)).toEqual([
      'take',
      'deliver request',
      'deliver effect',
      'clock step',
      'write',
    ]);
  });

  it.each([
    ['catches the error of a guard', () => caught(() => Math.random())],
    ['is asynchronous', () => void (async () => 1)()],
  ])('refuses a module that %s, as a run does', (_, act) => {
    const simulation = coordination({
      name: 'guarded',
      initialState: 0,
      transition: (state: number) => {
        act();
        return [state, []] as const;
      },
      actors: 2,
      operations: { take: () => 'take' },
      oracles: [always('nothing is demanded', () => true)],
    });
    expect(runSeed(simulation, 'sunny', 0).violation?.message).toContain('GuardError');
    expect(() => exploreSimulation(simulation, BOUNDS)).toThrow('while a simulation runs');
  });

  it('finds the write of a paused worker by the shortest path, which replays', () => {
    const found = exploreSimulation(lease(false), BOUNDS);
    const [violated] = found.properties;
    expect(violated).toMatchObject({ verdict: 'violated', message: 'epoch 1 is old' });
    // Two takes, their requests, one reply, a write and its request, and the clock.
    expect(violated?.path?.steps).toHaveLength(8);
    if (violated?.path === undefined) throw new Error('There is no path.');
    const model = modelOfSimulation(lease(false), BOUNDS);
    const data = JSON.parse(JSON.stringify(pathData(violated.path).actions)) as unknown[];
    const again = replay(model, { initial: model.initial()[0], actions: data });
    expect(again.steps.map(({ text }) => text)).toEqual(
      violated.path.steps.map(({ text }) => text),
    );
  });

  it('is not found where the clock may not move', () => {
    const found = exploreSimulation(lease(false), { ...BOUNDS, clockSteps: 0 });
    expect(found.properties[0]?.verdict).toBe('holds');
  });

  it('adds states with each fault of the budget', () => {
    const states = (bounds: object): number =>
      exploreSimulation(lease(true), { operations: 2, losses: 0, clockSteps: 1, ...bounds })
        .distinct;
    const none = states({});
    for (const bounds of [{ losses: 1 }, { duplications: 1 }, { crashes: 1 }, { operations: 3 }]) {
      expect(states(bounds), JSON.stringify(bounds)).toBeGreaterThan(none);
    }
  });

  it('lets roles do their operations alone, and actors know what they have sent', () => {
    const simulation = coordination({
      name: 'roles',
      initialState: 0,
      transition: (state: number, input: { readonly by: number }) =>
        [state + input.by, []] as const,
      actors: 2,
      roles: {
        client: { count: 1, operations: ['ask'] },
        admin: { count: 1, operations: ['stop'] },
      },
      belief: {
        initial: { asked: 0 },
        learn: (belief) => belief,
        sent: ({ asked }) => ({ asked: asked + 1 }),
      },
      operations: {
        ask: ({ belief }) => (belief.asked === 0 ? { by: 1 } : undefined),
        stop: () => ({ by: 10 }),
      },
      oracles: ({ always }) => [always('a client asks once', ({ state }) => state % 10 < 2)],
    });
    const found = exploreSimulation(simulation, { operations: 2, losses: 0, clockSteps: 0 });
    expect(found.ok).toBe(true);
    // Nothing; ask or stop, sent or arrived; both of them, each sent or arrived; stop twice, of which 0, 1 or 2 arrived.
    expect(found.distinct).toBe(12);
  });

  it('tells the story of a violation', () => {
    const text = explorationText(exploreSimulation(lease(false), BOUNDS));
    expect(text).toContain('Result         FAIL   complete within these bounds');
    expect(text).toContain('no write gets past the fence · 8 steps');
    expect(text).toContain('<- VIOLATION epoch 1 is old');
    expect(text).toContain('somebody holds it   holds');
  });

  it.each([
    [{ operations: 0 }, 'allow nothing to happen'],
    [
      { operations: -1 },
      'The bound "operations" must be a whole number from 0 to 1000, and it is -1.',
    ],
    [{ only: 'x' }, 'has no oracle "x"'],
  ])('refuses %o', (bounds, words) => {
    expect(() => exploreSimulation(lease(true), bounds)).toThrow(words);
  });

  it('refuses an oracle whose history cannot be copied, by name', () => {
    const simulation = coordination({
      name: 'odd',
      initialState: 0,
      transition: (state: number, input: number): readonly [number, readonly number[]] => [
        state + input,
        [],
      ],
      actors: 1,
      operations: { add: () => 1 },
      oracles: [always('never twice', () => true, { history: () => ({ seen: new WeakSet() }) })],
    });
    expect(() => exploreSimulation(simulation)).toThrow(
      'The history of the oracle "never twice" cannot be copied, so it cannot be explored: `history.seen` is an instance of WeakSet',
    );
  });
});
