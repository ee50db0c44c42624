import { describe, expect, it } from 'vitest';
import { gossip } from '../gossip/gossip.js';
import { type NodeContext } from '../gossip/node-context.js';
import { always } from '../oracles/always.js';
import { copierSimulation } from '../run/fixtures/copier.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { Register, registerSimulation, type Version } from '../run/fixtures/register.fixture.js';
import { firstViolation } from '../run/fixtures/sweep.fixture.js';

/** Made before any run, as by a module when it is loaded. */
const ready = Promise.resolve();

describe('a run under guard', () => {
  const message =
    /^GuardError: Math\.random\(\) was called at .*guarded-run\.spec\.ts:\d+:\d+ while/;

  it.each([
    ['transition', leaseSimulation({ leak: () => Math.random() })],
    ['node', registerSimulation({ leak: () => Math.floor(Math.random() * 3) })],
    ['step', copierSimulation({ leak: () => Math.random() })],
    ['oracle', leaseSimulation({ oracles: [always('random', () => Math.random() < 2)] })],
  ])('fails with the line of a %s that draws its own randomness', (_where, simulation) => {
    expect(firstViolation(simulation)).toMatchObject({
      kind: 'exception',
      message: expect.stringMatching(message) as string,
    });
  });

  it('fails where the module swallows the error', () => {
    const simulation = leaseSimulation({
      leak: () => {
        try {
          return Date.now();
        } catch {
          return 0;
        }
      },
    });
    expect(firstViolation(simulation)?.message).toMatch(/^GuardError: Date\.now\(\)/);
  });

  it.each([
    ['an async function that nobody waits for', () => void (async () => 1)()],
    ['the continuation of a promise made before', () => void ready.then(() => undefined)],
  ])('fails by %s', (_what, begin) => {
    const simulation = leaseSimulation({
      leak: () => {
        begin();
        return 0;
      },
    });
    expect(firstViolation(simulation)?.message).toMatch(
      /^GuardError: An async function or `then` was called at .*guarded-run\.spec\.ts:\d+:\d+/,
    );
  });

  it('fails at the constructor of a node, before anything has happened', () => {
    const simulation = gossip({
      name: 'early',
      nodes: 2,
      create: (context: NodeContext<Version>) => {
        performance.now();
        return new Register(context, {});
      },
      operations: {},
      oracles: [],
    });
    expect(firstViolation(simulation)).toMatchObject({
      at: 0,
      message: expect.stringMatching(/^GuardError: performance\.now\(\)/) as string,
    });
  });

  it('leaves the real clock and the real dice to those who run it', () => {
    const { random } = Math;
    expect(firstViolation(leaseSimulation())).toBeUndefined();
    expect(Math.random).toBe(random);
  });
});
