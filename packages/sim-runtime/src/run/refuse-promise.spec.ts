import { describe, expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { gossip } from '../gossip/gossip.js';
import { type NodeContext } from '../gossip/node-context.js';
import { firstViolation } from './fixtures/sweep.fixture.js';
import { Register, type Version } from './fixtures/register.fixture.js';

const message =
  'TypeError: The operation "work" returned a promise, but simulated code must give its result at once: do not make it async.';
// A thenable, since the guards would not let a real promise come into being.
const thenable = { then: () => undefined };

describe('an operation that is async', () => {
  it('is refused of an actor', () => {
    const simulation = coordination({
      name: 'async',
      initialState: 0,
      transition: (state: number) => [state, []] as const,
      actors: 1,
      operations: { work: () => thenable },
      oracles: [],
    });
    expect(firstViolation(simulation)).toMatchObject({ kind: 'exception', message });
  });

  it('is refused of a node', () => {
    const simulation = gossip({
      name: 'async',
      nodes: 2,
      create: (context: NodeContext<Version>) => new Register(context, {}),
      operations: { work: () => thenable },
      oracles: [],
    });
    expect(firstViolation(simulation)).toMatchObject({ kind: 'exception', message });
  });
});
