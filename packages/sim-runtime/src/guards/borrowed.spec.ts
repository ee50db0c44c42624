import { Console } from 'node:console';
import { randomBytes, randomFillSync, randomInt } from 'node:crypto';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { audit } from '../audit/audit.js';
import { LogicalTime } from '../contracts/logical-time.js';
import { gossip } from '../gossip/gossip.js';
import { type NodeContext } from '../gossip/node-context.js';
import { RandomStream } from '../kernel/random-stream.js';
import { Register, type Version } from '../run/fixtures/register.fixture.js';
import { planOf } from '../sweep/run-seed.js';
import { borrowed } from './borrowed.js';
import { GuardError } from './guard-error.js';
import { trippedGuard, underGuard, unguarded } from './guards.js';
import { type Loan } from './loan.js';

const now = LogicalTime.of(1_700);

/** A loan from a fresh stream of a seed. */
const lender = (seed = 7) => ({ now, random: new RandomStream(seed) });

/** Everything that is lent, used once. */
const everything = () => [
  Math.random(),
  [...crypto.getRandomValues(new Uint32Array(3))],
  crypto.randomUUID(),
  randomBytes(5).toString('hex'),
  [...randomFillSync(new Uint16Array(4), 1, 2)],
  randomInt(10, 20),
];

describe('borrowed', () => {
  it('shows the time of the simulation', () => {
    underGuard(() => {
      const times = borrowed(lender(), () => [
        Date.now(),
        new Date().getTime(),
        new Date(5).getTime(),
        performance.now(),
        performance.timeOrigin,
      ]);
      expect(times).toEqual([1_700, 1_700, 5, 1_700, 0]);
      expect(borrowed(lender(), () => Date())).toMatch(/19(69|70)/);
    });
  });

  it('draws the same from the same seed, in a run and outside of one, and else from another', () => {
    const first = underGuard(() => borrowed(lender(), everything));
    expect(first).toMatchSnapshot();
    expect(borrowed(lender(), everything)).toEqual(first);
    expect(borrowed(lender(8), everything)).not.toEqual(first);
  });

  it('fills every byte that it is asked for, and no other', () => {
    const bytes = new Uint8Array(4_000);
    borrowed(lender(), () => crypto.getRandomValues(bytes.subarray(1_000)));
    expect(bytes.subarray(0, 1_000).every((byte) => byte === 0)).toBe(true);
    expect(new Set(bytes.subarray(1_000)).size).toBe(256);
    expect(borrowed(lender(), () => randomInt(10, 20))).toBeGreaterThanOrEqual(10);
    expect(borrowed(lender(), () => crypto.randomUUID())).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });

  it('takes one draw from the lender, however many the library takes', () => {
    const after = (draws: number) => {
      const random = new RandomStream(7);
      borrowed({ now, random }, () => Array.from({ length: draws }, () => Math.random()));
      return random.next();
    };
    expect(after(0)).toBe(after(100));
  });

  it.each([
    ['setTimeout', () => setTimeout(() => undefined)],
    ['Promise.resolve', () => Promise.resolve(1)],
    ['process.hrtime', () => process.hrtime()],
    ['event.timeStamp', () => new Event('here').timeStamp],
    ['a callback of node:crypto', () => randomBytes(4, () => undefined)],
  ])('leaves the guard of %s', (_name, use) => {
    underGuard(() => expect(() => borrowed(lender(), use)).toThrow(GuardError));
  });

  it('lets a promise be constructed for which nothing waits', () => {
    underGuard(() => {
      const promise = borrowed(lender(), () => ({ whenLoaded: new Promise(() => undefined) }));
      expect(promise.whenLoaded).toBeInstanceOf(Promise);
      expect(trippedGuard()).toBeUndefined();
      borrowed(lender(), () => void promise.whenLoaded.then(() => undefined));
      expect(trippedGuard()?.message).toMatch(/^An async function or `then` was called at/);
    });
  });

  it('notices an async function in the executor of such a promise', () => {
    underGuard(() => {
      borrowed(lender(), () => [new Promise(() => void (async () => 1)())]);
      expect(trippedGuard()?.message).toMatch(/^An async function/);
    });
  });

  it('ends with the work, however it ends, and gives the loan around it back', () => {
    underGuard(() => {
      const later = LogicalTime.of(1_800);
      const times = borrowed(lender(), () => [
        borrowed({ now: later, random: new RandomStream(1) }, () => Date.now()),
        Date.now(),
      ]);
      expect(times).toEqual([1_800, 1_700]);
      const fail = () => {
        throw new Error('half-way');
      };
      expect(() => borrowed(lender(), fail)).toThrow('half-way');
      expect(() => Date.now()).toThrow(GuardError);
      expect(() => Math.random()).toThrow(GuardError);
    });
    expect(Date.now()).toBeGreaterThan(1_800);
  });

  it('lends to work without guards, too', () => {
    underGuard(() => {
      const make = () => [Promise.resolve(Date.now()), Date.now()] as const;
      expect(borrowed(lender(), () => unguarded(make))[1]).toBe(1_700);
      expect(unguarded(() => borrowed(lender(), make))[1]).toBe(1_700);
    });
  });

  it('counts no use by a console', () => {
    const heard: Loan[] = [];
    const stream = new Writable({
      write(_text, _encoding, done) {
        Date.now();
        done();
      },
    });
    const { log } = new Console(stream);
    underGuard(
      () => borrowed(lender(), () => [log('here'), Date.now(), log('there')]),
      (loan) => heard.push(loan),
    );
    expect(heard.map(({ uses }) => [...uses])).toEqual([[['Date.now', 1]]]);
  });

  it('says what was used', () => {
    const heard: Loan[] = [];
    underGuard(
      () => {
        borrowed(lender(), () => [Math.random(), Date.now(), Math.random()]);
        borrowed(lender(), () => 1);
      },
      (loan) => heard.push(loan),
    );
    expect(heard.map(({ uses }) => [...uses])).toEqual([
      [
        ['Math.random', 2],
        ['Date.now', 1],
      ],
    ]);
  });

  it('is noted in the trace of a run, which it leaves deterministic', () => {
    const simulation = gossip({
      name: 'borrower',
      nodes: 2,
      create: (context: NodeContext<Version>) => {
        borrowed(context, () => Math.random());
        return new Register(context, {});
      },
      operations: {
        draw: (context) => void borrowed(context, () => [crypto.randomUUID(), Date.now()]),
      },
      oracles: [],
    });
    const plan = planOf(simulation, 'sunny', 1);
    const { trace = [], violation } = simulation.run(plan, { trace: true });
    expect(violation).toBeUndefined();
    expect(trace.filter(({ kind }) => kind === 'borrowed').slice(0, 3)).toEqual([
      { at: 0, kind: 'borrowed', uses: [['Math.random', 1]] },
      { at: 0, kind: 'borrowed', uses: [['Math.random', 1]] },
      {
        at: plan.operations[0]?.at,
        kind: 'borrowed',
        uses: [
          ['crypto.randomUUID', 1],
          ['Date.now', 1],
        ],
      },
    ]);
    expect(audit(simulation, plan).divergence).toBeUndefined();
  });

  it('refuses a promise as the result of the work', () => {
    const use = () => unguarded(() => borrowed(lender(), () => Promise.resolve(1)));
    expect(use).toThrow(/^The function given to `borrowed` returned a promise/);
  });

  it.each([
    [{ now: Number.NaN as LogicalTime, random: new RandomStream(1) }, RangeError],
    [{ now, random: undefined as unknown as RandomStream }, TypeError],
  ])('refuses what cannot lend', (wrong, error) => {
    expect(() => borrowed(wrong, () => 1)).toThrow(error);
  });
});
