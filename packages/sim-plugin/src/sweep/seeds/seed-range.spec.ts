import { describe, expect, it } from 'vitest';
import { ALL_SEEDS } from '../../config/sim-config.js';
import { indexOf, slice } from './seed-range.js';
import { seedOfTask } from './seed-of-task.js';
import { parseShard, shardOf } from './shard.js';

describe('a range of seeds', () => {
  it('goes on from the last of all seeds to 0', () => {
    expect(slice({ first: ALL_SEEDS - 2, count: 10 }, 3, 4)).toEqual({ first: 1, count: 4 });
    expect(indexOf({ first: ALL_SEEDS - 2, count: 10 }, 1)).toBe(3);
  });
});

describe('a shard', () => {
  it('is a number and how many there are', () => {
    expect(parseShard('2/8')).toEqual({ index: 2, of: 8 });
  });

  it.each(['', '2', '0/8', '9/8', '2/0', '-1/2', 'a/b', '1/2/3', '1.5/2'])('is not %j', (text) => {
    expect(() => parseShard(text)).toThrow(`'${text}' is no shard`);
  });

  it.each([
    [100, 8],
    [3, 8],
    [ALL_SEEDS, 7],
  ])('of %i seeds, one of %i, has its part of them and no other', (count, of) => {
    const range = { first: ALL_SEEDS - 5, count };
    let covered = 0;
    for (let index = 1; index <= of; index++) {
      const part = shardOf(range, { index, of });
      expect(part.first).toBe(slice(range, covered, 0).first);
      covered += part.count;
    }
    expect(covered).toBe(count);
  });
});

describe('the seed of a task', () => {
  it('is the same for the same hash, and pinned: a change would give every cached result other seeds', () => {
    expect(seedOfTask('12345')).toBe(1502889754);
    expect(seedOfTask('12346')).not.toBe(seedOfTask('12345'));
  });
});
