import { describe, expect, it } from 'vitest';
import { gossipers, upNode } from './fixtures/gossiper.fixture.js';
import { SimNetwork } from './sim-network.js';

const ALWAYS = 1_000_000;

describe('a paused node', () => {
  it('gets its messages and its timeout once it goes on, in their order', () => {
    const { network } = gossipers();
    network.run(5);
    network.pause(0);
    network.run(50);
    const node = upNode(network, 0);
    expect(node.times).toEqual([]);
    expect(upNode(network, 1).numbersFrom(0)).toEqual([]);
    network.resume(0);
    network.run(1);
    expect(node.numbersFrom(1)).toEqual([1, 2, 3, 4, 5]);
    expect(node.heard).toHaveLength(15);
    expect(node.said).toBe(1);
    expect(new Set(node.times)).toEqual(new Set([55]));
    network.run(15);
    expect(node.said).toBe(2);
    expect(network.faultCounts.pause).toBe(1);
  });

  it('goes on when the last of its pauses ends', () => {
    const { network } = gossipers();
    network.pause(0);
    network.pause(0);
    network.resume(0);
    network.run(30);
    expect(network.isPaused(0)).toBe(true);
    expect(upNode(network, 0).said).toBe(0);
    network.resume(0);
    network.run(1);
    expect(upNode(network, 0).said).toBe(1);
  });

  it('makes what its clients do wait', () => {
    const { network } = gossipers();
    const done: number[] = [];
    network.pause(0);
    expect(network.deferWhilePaused(0, () => void done.push(network.now))).toBe(true);
    network.run(7);
    network.resume(0);
    network.run(1);
    expect(done).toEqual([7]);
    expect(network.deferWhilePaused(0, () => undefined)).toBe(false);
  });
});

describe('a crashed node', () => {
  it('is gone, misses what reaches it, and starts again with its durable state', () => {
    const { network, trace } = gossipers();
    network.run(25);
    const before = upNode(network, 0);
    network.crash(0);
    network.crash(0);
    expect(network.isDown(0)).toBe(true);
    expect(network.nodes).toHaveLength(3);
    expect(network.act(0, 1, (node) => node.say())).toBeUndefined();
    network.run(20);
    network.restart(0);
    const after = upNode(network, 0);
    expect(after).not.toBe(before);
    expect(after.said).toBe(2);
    expect(after.heard).toEqual([]);
    network.run(10);
    expect(after.said).toBe(3);
    expect(upNode(network, 1).numbersFrom(0)).toEqual([1, 2]);
    expect(trace.filter((entry) => entry.kind === 'missed' && entry.to === 0)).toHaveLength(6);
    expect(network.faultCounts).toMatchObject({ crash: 1, loss: 0 });
  });

  it('has forgotten everything with amnesia', () => {
    const { network } = gossipers();
    network.run(25);
    network.crash(0, { amnesia: true });
    network.restart(0);
    expect(upNode(network, 0).said).toBe(0);
    expect(network.faultCounts).toMatchObject({ amnesia: 1 });
    expect(network.faultCounts.crash).toBeUndefined();
  });

  it('has forgotten everything where nothing is durable', () => {
    const { network } = gossipers();
    const forgetful = new SimNetwork({
      seed: 1,
      nodes: 2,
      create: (context) => {
        expect(context.durable).toBeUndefined();
        return upNode(network, 1);
      },
    });
    forgetful.crash(0);
    forgetful.restart(0);
    expect(forgetful.isDown(0)).toBe(false);
  });

  it('does not get a timeout of its earlier life', () => {
    const { network } = gossipers();
    network.run(8);
    network.crash(0);
    network.restart(0);
    network.run(9);
    expect(upNode(network, 0).said).toBe(0);
    network.run(1);
    expect(upNode(network, 0).said).toBe(1);
  });

  it('misses what reaches it even while it is paused', () => {
    const { network } = gossipers();
    network.pause(0);
    network.crash(0);
    network.run(35);
    network.resume(0);
    network.restart(0);
    network.run(5);
    expect(upNode(network, 0).heard).toEqual([]);
  });
});

describe('a skewed clock', () => {
  it('is its node own time: for messages, timeouts and the time to come back', () => {
    const { network } = gossipers();
    network.run(5);
    network.skewClock(0, 100);
    network.run(1);
    const node = upNode(network, 0);
    expect(node.times).toEqual([105]);
    network.run(10);
    expect(node.times.filter((time) => time === 115)).toHaveLength(1);
    expect(node.heard[0]?.at).toBe(111);
    expect(upNode(network, 1).times[0]).toBe(6);
    expect(network.localTime(0)).toBe(116);
    expect(network.faultCounts['clock-skew']).toBe(1);
  });

  it('never runs backwards', () => {
    const { network } = gossipers({ maxDelayTicks: 10 });
    for (const [ticks, run] of [
      [50, 7],
      [-50, 33],
      [20, 5],
      [0, 40],
      [-90, 60],
    ] as const) {
      network.skewClock(0, ticks);
      network.run(run);
    }
    network.jumpClock(0, 30);
    network.straightenClock(0);
    network.run(100);
    const { times } = upNode(network, 0);
    expect(times.length).toBeGreaterThan(50);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

describe('a clock that jumps', () => {
  it('brings its timeouts forward, for good', () => {
    const { network } = gossipers();
    network.jumpClock(0, 500);
    network.run(1);
    const node = upNode(network, 0);
    expect(node.times).toEqual([500]);
    network.run(10);
    expect(node.said).toBe(2);
    network.heal();
    network.run(10);
    expect(node.said).toBe(3);
    expect(network.localTime(0)).toBe(521);
    expect(network.faultCounts['clock-jump']).toBe(1);
  });
});

describe('a clock that is turned back', () => {
  it('shows its node an earlier time, and puts its timeouts off', () => {
    const { network } = gossipers();
    network.run(105);
    const node = upNode(network, 0);
    expect(node.said).toBe(10);
    network.rewindClock(0, 60);
    expect(network.localTime(0)).toBe(45);
    network.run(60);
    expect(node.said).toBe(10);
    network.run(10);
    expect(node.said).toBe(11);
    expect(Math.min(...node.times.slice(-5))).toBeLessThan(110);
    expect(network.faultCounts['clock-backward']).toBe(1);
  });
});

describe('healing', () => {
  it('ends every fault of nodes and network', () => {
    const { network, trace } = gossipers({
      dropPpm: ALWAYS,
      maxDelayTicks: 100,
      duplicatePpm: ALWAYS,
      byzantinePpm: ALWAYS,
      partitions: [{ side: [0] }],
    });
    network.pause(0);
    network.pause(0);
    network.crash(1);
    network.crash(2, { amnesia: true });
    network.equivocate(3);
    network.partition({ side: [1, 2], oneWay: true });
    network.jumpClock(3, 40);
    network.skewClock(3, -40);
    network.run(300);
    network.heal();
    const counts = network.faultCounts;
    const said = network.nodes.map((node) => node.said);
    const start = network.now;
    network.run(30);
    expect(network.faultCounts).toEqual(counts);
    expect(network.localTime(3)).toBe(network.now + 40);
    for (const [id, node] of network.nodes.entries()) {
      expect(node.said - (said[id] ?? 0)).toBeGreaterThanOrEqual(2);
      for (const peer of [0, 1, 2, 3]) {
        if (peer !== id)
          expect(node.numbersFrom(peer).length, `${peer} to ${id}`).toBeGreaterThan(1);
      }
    }
    for (const entry of trace) {
      if (entry.at <= start || entry.kind !== 'sent') continue;
      expect(entry).toMatchObject({ fate: 'delivered', arrivesAt: entry.at + 1 });
    }
    expect(network.nodes.flatMap(({ heard }) => heard).every(({ number }) => number > 0)).toBe(
      true,
    );
  });
});
