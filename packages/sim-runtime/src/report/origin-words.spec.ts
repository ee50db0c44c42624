import { expect, it } from 'vitest';
import { originWords } from './origin-words.js';

const seeds = {
  count: 5,
  requested: 5,
  first: 7,
  origin: 'from --firstSeed',
  failed: 0,
  active: 5,
};
const shard = { index: 2, of: 8, first: 2, count: 40, fingerprint: 'f' };

it.each([
  [{}, 'from --firstSeed'],
  [{ shard }, 'from --firstSeed, shard 2/8'],
  [{ mergedShards: 1 }, 'from --firstSeed, 1 shard'],
  [{ mergedShards: 8 }, 'from --firstSeed, 8 shards'],
])('tells the origin of seeds, with %j', (parts, words) => {
  expect(originWords({ seeds, ...parts })).toBe(words);
});
