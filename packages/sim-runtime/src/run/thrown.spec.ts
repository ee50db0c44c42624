import { describe, expect, it } from 'vitest';
import { audit } from '../audit/audit.js';
import { planForSeed } from '../plan/plan-for-seed.js';
import { buildReport } from '../report/build-report.js';
import { investigate } from '../report/investigate.js';
import { formatReport } from '../report/terminal.js';
import { tallyOf } from '../sweep/tally-sum.js';
import { DOORS, throwingSimulation } from './fixtures/thrower.fixture.js';
import { THROWN_VALUES } from './fixtures/thrown-values.fixture.js';
import { type Simulation } from './simulation.js';
import { describeThrown, MOST_MESSAGE, MOST_STACK } from './thrown.js';
import { NO_EXCEPTION, type Violation } from './violation.js';

const DOOR_LIST = Object.entries(DOORS).flatMap(([type, doors]) =>
  doors.map((door) => [type as keyof typeof DOORS, door] as const),
);
const VALUES = Object.entries(THROWN_VALUES);

/** The result of the first of some seeds that fails; every door is used by then. */
function violationOf(simulation: Simulation): Violation {
  for (let seed = 0; seed < 20; seed++) {
    const plan = planForSeed(simulation.plans('stormy'), seed);
    const { violation } = simulation.run(plan);
    if (violation === undefined) continue;
    expect(audit(simulation, plan).violation).toBeUndefined();
    return violation;
  }
  throw new Error('The door is never used.');
}

describe.each(DOOR_LIST)('what code of a %s module throws in its %s', (type, door) => {
  it.each(VALUES)('is one bounded violation for %s', (_, make) => {
    const simulation = throwingSimulation(type, door, () => {
      throw make();
    });
    const violation = violationOf(simulation);
    expect(violation).toMatchObject({ oracle: NO_EXCEPTION, kind: 'exception' });
    expect(violation.message).toEqual(expect.any(String));
    expect(violation.message).not.toBe('');
    expect(violation.message.length).toBeLessThanOrEqual(MOST_MESSAGE + 40);
    const { stack = '' } = violation;
    expect(stack.length).toBeLessThanOrEqual(MOST_STACK + 40);
    if (!describeThrown(make()).isError) expect(violation.stack).toBeUndefined();
  });
});

describe('a thrown value', () => {
  it.each([
    ['a text', 'A string was thrown, not an Error: out of luck'],
    ['a number', 'A number was thrown, not an Error: 42'],
    ['a symbol', 'A symbol was thrown, not an Error: Symbol(odd)'],
    ['a function', 'A function was thrown, not an Error: function rejected'],
    ['nothing', 'undefined was thrown, not an Error'],
    ['null', 'null was thrown, not an Error'],
    ['a record', 'An object was thrown, not an Error: { code: 7, nested: … }'],
    ['an object without a prototype', 'An object was thrown, not an Error: {}'],
    ['a revoked proxy', 'An object was thrown, not an Error: it cannot be read'],
    ['an error whose message throws', 'Error: its message cannot be read'],
    ['an error whose stack throws', 'Error: second'],
    ['an error whose name throws', 'Error: third'],
    ['an error with a number as its stack', 'Error: fourth'],
    ['an error with a symbol as its name', 'Error: fifth'],
    ['an error with a cause', 'Error: outer (cause: Error: inner)'],
    [
      'several errors',
      'AggregateError: many (3 errors: Error: one; A string was thrown, not an Error: two; A function was thrown, not an Error: it cannot be read)',
    ],
  ])('is told in words: %s', (name, message) => {
    expect(describeThrown(THROWN_VALUES[name]?.()).message).toBe(message);
  });

  it('keeps the frames of an error whose message is cut', () => {
    const { message, stack } = describeThrown(new RangeError('y'.repeat(5_000_000)));
    expect(message).toMatch(/^RangeError: y+… \(4,\d{3},\d{3} more characters\)$/);
    expect(stack?.split('\n')[0]).toBe(message);
    expect(stack).toContain('thrown.spec.ts');
  });

  it('shows the frames of its cause below its own', () => {
    const cause = new TypeError('inner');
    const { stack } = describeThrown(new Error('outer', { cause }));
    expect(stack).toMatch(/^Error: outer\n(.*\n)+Caused by: TypeError: inner\n +at /);
  });
});

it('leads to a report that can be printed, whatever it is', () => {
  for (const [, make] of VALUES) {
    const simulation = throwingSimulation('coordination', 'transition', () => {
      throw make();
    });
    const plan = planForSeed(simulation.plans('sunny'), 1);
    const tally = tallyOf(simulation.run(plan));
    const bug = investigate(simulation, tally.failures, plan, {
      shrink: true,
      maxRuns: 50,
      nowMs: () => 0,
    });
    const context = { level: 'sunny', firstSeed: 1, seedOrigin: '', elapsedMs: 0 } as const;
    const text = formatReport(
      buildReport(simulation, tally, { ...context, bugs: [{ ...bug, replay: '' }] }),
    );
    expect(text).toContain('no exception is thrown');
    expect(text.length).toBeLessThan(200_000);
  }
});
