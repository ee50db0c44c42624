import { describe, expect, it } from 'vitest';
import { gossip } from '../gossip/gossip.js';
import { type NodeContext } from '../gossip/node-context.js';
import { always } from '../oracles/always.js';
import { never } from '../oracles/never.js';
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

  it('names the guard before the exception that followed, and both stacks', () => {
    const simulation = leaseSimulation({
      leak: () => {
        try {
          return Math.random();
        } catch {
          throw new Error('no entropy');
        }
      },
    });
    const { message: text, stack } = firstViolation(simulation) ?? {};
    expect(text).toMatch(message);
    expect(text).toMatch(/ It was followed by Error: no entropy$/);
    expect(stack).toMatch(/^GuardError: Math\.random[^]*\nfollowed by\nError: no entropy\n +at /);
  });

  it('names the guard before the oracle that was violated after it', () => {
    const simulation = leaseSimulation({
      leak: () => {
        try {
          return Date.now();
        } catch {
          return 0;
        }
      },
      oracles: [never('any state', () => true)],
    });
    expect(firstViolation(simulation)?.message).toMatch(
      /^GuardError: Date\.now\(\) .* It was followed by the oracle "any state": /,
    );
  });

  it('names a guard once that nothing caught', () => {
    const simulation = leaseSimulation({ leak: () => Math.random() });
    expect(firstViolation(simulation)?.message).not.toContain('followed by');
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

  it('names the guard where the constructor of a node caught it and threw another error', () => {
    const simulation = gossip({
      name: 'early',
      nodes: 2,
      create: (context: NodeContext<Version>) => {
        try {
          crypto.getRandomValues(new Uint8Array(4));
        } catch {
          throw new Error('Web Crypto API is unavailable');
        }
        return new Register(context, {});
      },
      operations: {},
      oracles: [],
    });
    expect(firstViolation(simulation)?.message).toMatch(
      /^GuardError: crypto\.getRandomValues\(\) was called at .*guarded-run\.spec\.ts:\d+:\d+ .* It was followed by Error: Web Crypto API is unavailable$/,
    );
  });

  it('leaves the real clock and the real dice to those who run it', () => {
    const { random } = Math;
    expect(firstViolation(leaseSimulation())).toBeUndefined();
    expect(Math.random).toBe(random);
  });
});
