import { describe, expect, it } from 'vitest';
import { explore, type Model } from '../../src/explore.js';
import { alternatingBit } from './alternating-bit.js';
import { diningPhilosophers } from './dining-philosophers.js';
import { ewd840 } from './ewd840.js';
import { increment } from './increment.js';
import { peterson } from './peterson.js';
import { pingPong } from './ping-pong.js';
import { transactionCommit } from './transaction-commit.js';
import { twoPhaseCommit } from './two-phase-commit.js';

interface Row {
  readonly distinct: number;
  readonly generated?: number;
  readonly depth?: number;
  run(exact: boolean): { distinct: number; generated: number; depth: number };
}

function row<State, Action>(
  model: Model<State, Action>,
  published: Omit<Row, 'run'>,
  symmetry = false,
): readonly [string, Row] {
  const name = symmetry ? `${model.name}, symmetric` : model.name;
  return [name, { ...published, run: (exact) => explore(model, { exact, symmetry }) }];
}

/**
 * Counts that TLC and Stateright publish. Initial states are generated and have depth 1, as in TLC. EWD840's
 * published depth is 10; the longest shortest path has 9 states.
 */
const PUBLISHED = [
  row(twoPhaseCommit(3), { distinct: 288, generated: 1_146, depth: 11 }),
  row(twoPhaseCommit(5), { distinct: 8_832, generated: 58_146, depth: 17 }),
  row(transactionCommit(3), { distinct: 34, generated: 94, depth: 7 }),
  row(peterson(true), { distinct: 42, generated: 77, depth: 11 }),
  row(alternatingBit, { distinct: 240, generated: 1_392, depth: 10 }),
  row(ewd840(3), { distinct: 302, generated: 2_001, depth: 9 }),
  row(diningPhilosophers(5), { distinct: 67, generated: 336, depth: 29 }),
  row(pingPong(5, false), { distinct: 11 }),
  row(pingPong(5, true), { distinct: 4_094 }),
  row(increment(2), { distinct: 13 }),
  row(increment(3), { distinct: 84 }),
  row(increment(2), { distinct: 8 }, true),
  row(increment(3), { distinct: 22 }, true),
  row(twoPhaseCommit(7), { distinct: 920, depth: 23 }, true),
];

describe('published counts of exhaustive searches', () => {
  it.each(PUBLISHED)('%s', (name, { run, ...published }) => {
    for (const exact of name.endsWith('symmetric') ? [false] : [false, true]) {
      const { distinct, generated, depth } = run(exact);
      console.log(`${name}: ${distinct} distinct, ${generated} generated, depth ${depth}`);
      expect({ distinct, generated, depth }).toMatchObject(published);
    }
  });
});
