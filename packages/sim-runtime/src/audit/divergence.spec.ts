import { describe, expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { gossip } from '../gossip/gossip.js';
import { always } from '../oracles/always.js';
import { planOf } from '../sweep/run-seed.js';
import { type Audit, audit } from './audit.js';

const holds = always('holds', () => true);

/** Audits a module whose states are made by `make`. */
function auditOf(make: () => unknown): Audit {
  const simulation = coordination({
    name: 'maker',
    actors: 2,
    initialState: 0 as unknown,
    transition: (_state, _input: { readonly kind: 'ask' }) => [make(), []] as const,
    operations: { ask: () => ({ kind: 'ask' }) },
    oracles: [holds],
  });
  return audit(simulation, planOf(simulation, 'sunny', 1));
}

function sentenceOf(make: () => unknown): string {
  const { violation, unseen } = auditOf(make);
  expect(unseen).toBeUndefined();
  return (
    violation?.message.replace(/^NONDETERMINISM: two runs of one plan are not the same\. /, '') ??
    'none'
  );
}

let count = 0;
const next = (): number => 1_000 + count++;

/** One value in the first run of all, and another from then on. */
function once(first: unknown, later: unknown): () => unknown {
  let isFirst = true;
  return () => {
    const value = isFirst ? first : later;
    isFirst = false;
    return value;
  };
}

describe('a divergence', () => {
  it.each<readonly [string, string, () => unknown, RegExp]>([
    [
      'a big integer',
      'list[8]',
      () => ({ list: [1, 2, 3, 4, 5, 6, 7, 8n, BigInt(next())] }),
      /1\d\d\dn against 1\d\d\dn/,
    ],
    ['a byte', 'bytes[3]', () => ({ bytes: Uint8Array.of(1, 2, 3, next()) }), /\d+ against \d+/],
    ['a fraction', 'f[0]', () => ({ f: Float64Array.of(next() / 8) }), /[\d.]+ against [\d.]+/],
    [
      'a long text',
      'text',
      () => ({ text: `${next()}${'x'.repeat(9_999)}` }),
      /"1\d+x+… against "1\d+x+…/,
    ],
    ['an odd key', '["no name"].a', () => ({ 'no name': { a: next() } }), /1\d+ against 1\d+/],
    ['a map', 'map.get("k")', () => ({ map: new Map([['k', next()]]) }), /1\d+ against 1\d+/],
    ['a set', 'set.values()[1]', () => ({ set: new Set([0, next()]) }), /1\d+ against 1\d+/],
    ['a length', 'list[1]', once({ list: [0, 5] }, { list: [0] }), /5 against nothing/],
    ['a kind', 'v', once({ v: [1] }, { v: { a: 1, b: 2 } }), /a list of 1 against \{ a, b \}/],
    [
      'a typed array',
      'v',
      once({ v: Uint8Array.of(1, 2) }, { v: 7 }),
      /Uint8Array\(2\) \[1, 2\] against 7/,
    ],
  ])('in %s is told by its path, with both versions', (_, path, make, versions) => {
    const sentence = sentenceOf(make);
    const place = `\`state.${path}\`: `.replace('state.[', 'state[');
    expect(sentence).toMatch(/^The first difference is at t=\d+, in "actor-\d -> ask", at /);
    expect(sentence).toContain(place);
    expect(sentence.slice(sentence.indexOf(place))).toMatch(versions);
    expect(sentence.length).toBeLessThan(400);
  });

  it('deep inside of a list of links is found, without a stack as deep', () => {
    const links = (length: number): unknown => {
      let first: unknown = { value: next() };
      for (let index = 0; index < length; index++) first = { value: index, rest: first };
      return first;
    };
    expect(sentenceOf(() => links(200))).toMatch(
      /at `state\.rest\.rest.*…\(\d+ more\)….*\.rest\.value`: \d+ against \d+/,
    );
  });

  it('in the state of a node that no message shows is told with the node and the event', () => {
    class Quiet {
      seen = 0;
      private due = 50;
      handleInput(): void {
        this.seen++;
      }
      handleTimeout(now: number): void {
        this.due = now + 50;
        if (now === 150) this.seen = next();
      }
      pollTransmit(): undefined {
        return undefined;
      }
      pollTimeout(): never {
        return this.due as never;
      }
    }
    const simulation = gossip({
      name: 'quiet',
      nodes: 2,
      create: () => new Quiet(),
      oracles: [holds],
    });
    const { violation, divergence } = audit(simulation, planOf(simulation, 'sunny', 1));
    expect(violation?.message).toMatch(
      /The first difference is at t=150, in the state of node-0, at `seen`: 1\d+ against 1\d+\.$/,
    );
    expect(divergence).toMatchObject({ at: 150, difference: { path: 'seen' } });
  });

  it('of which one run has no event says so', () => {
    let run = 0;
    const simulation = coordination({
      name: 'shorter',
      actors: 1,
      initialState: 0,
      transition: (n: number, _input: { readonly kind: 'ask' }) => {
        if (n === 0) run++;
        return [n + 1, n === 3 && run === 2 ? [n] : []] as const;
      },
      operations: { ask: () => ({ kind: 'ask' }) },
      oracles: [always('no effect', ({ effects }) => effects.length === 0)],
    });
    const { violation } = audit(simulation, planOf(simulation, 'sunny', 1));
    expect(violation?.message).toMatch(
      /"actor-0 -> ask" in one run, "actor-0 -> ask 3" in the other\. They differ at `effects\[0\]`: nothing against 3\.$/,
    );
  });
});

describe('an audit that cannot see everything', () => {
  it('says so, and goes on with the rest', () => {
    const hidden = {
      get secret() {
        throw new Error('not for you');
      },
    };
    const { violation, unseen } = auditOf(() => ({
      ...Object.defineProperty({}, 'h', { value: hidden, enumerable: true }),
    }));
    expect(violation).toBeUndefined();
    expect(unseen).toMatch(/not for you/);
  });

  it('does not blame a module for a stack that it shares with the audit', () => {
    const deep = (left: number): number => (left === 0 ? 0 : 1 + deep(left - 1));
    const { violation, unseen } = auditOf(() => deep(1e6));
    expect(violation).toBeUndefined();
    expect(unseen).toMatch(/overflows the stack/);
  });
});
