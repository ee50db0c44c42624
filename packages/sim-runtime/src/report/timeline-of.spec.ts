import { expect, test } from 'vitest';
import { gossip } from '../gossip/gossip.js';
import { linearizable } from '../history/oracle/linearizable.js';
import { register } from '../history/models/register.js';
import { planOf } from '../sweep/run-seed.js';
import { investigate } from './investigate.js';
import { drawRun } from './diagram/draw-run.js';

const idle = {
  handleInput: () => undefined,
  pollTransmit: () => undefined,
  pollTimeout: () => undefined,
  handleTimeout: () => undefined,
};

/** Clients that read a value which was never written. */
const simulation = gossip({
  name: 'guessing',
  nodes: 2,
  create: () => idle,
  operations: {
    guess: ({ history }) => {
      const call = history.invoke('read');
      call.ok(7);
    },
  },
  oracles: [linearizable(register())],
});

const ORACLE = 'linearizable as a register';
const plan = planOf(simulation, 'sunny', 1);
const violation = { oracle: ORACLE, kind: 'always', message: '', at: 0 } as const;

test('the story of a violation ends with the calls of clients', () => {
  const { story } = investigate(simulation, [{ seed: 1, violation }], plan, {
    shrink: false,
    nowMs: () => 0,
  });
  expect(story.at(-2)).toContain('Calls of clients, t=');
  expect(story.at(-1)).toMatch(/^ \* client-\d +\.*\|\.* +read -> 7 /);
});

test('the diagram of a violation has the calls of clients', () => {
  const { calls } = drawRun(simulation, plan);
  expect(calls?.calls.map(({ words, role }) => [words, role])).toEqual([['read -> 7', 'misfit']]);
});

test('other violations have no calls', () => {
  const other = gossip({
    name: 'never right',
    nodes: 2,
    create: () => idle,
    operations: { act: ({ history }) => history.invoke('read').ok(null) },
    oracles: ({ always }) => [linearizable(register()), always('wrong', () => false)],
  });
  expect(drawRun(other, planOf(other, 'sunny', 1)).calls).toBeUndefined();
});
