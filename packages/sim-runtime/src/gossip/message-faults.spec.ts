import { describe, expect, it } from 'vitest';
import { type Gossiper, gossipers, upNode } from './fixtures/gossiper.fixture.js';
import { type NetworkFaults } from './network-faults.js';
import { type SimNetwork } from './sim-network.js';

const ROUNDS = 500;
const ALWAYS = 1_000_000;

/** Lets everybody gossip for 500 rounds; what node 1 heard of node 0. */
function hear(faults: Partial<NetworkFaults>, traced = true) {
  const { network, trace } = gossipers(faults, { traced });
  network.run(10 * ROUNDS + 100);
  const heard = upNode(network, 1).numbersFrom(0);
  return { network, trace, heard, inTime: heard.filter((number) => Math.abs(number) <= ROUNDS) };
}

const ALL = Array.from({ length: ROUNDS }, (_, index) => index + 1);

// A recorder makes messages take another way through the code than without.
describe.each([true, false])('messages (traced: %s)', (traced) => {
  it('arrive once, in their order, in 1 tick, without faults', () => {
    const { inTime, network } = hear({}, traced);
    expect(inTime).toEqual(ALL);
    expect(upNode(network, 1).heard[0]?.at).toBe(11);
    expect(Object.values(network.faultCounts).every((count) => count === 0)).toBe(true);
  });

  it('are lost at the rate of loss', () => {
    const { inTime, network } = hear({ dropPpm: 200_000 }, traced);
    expect(inTime.length).toBeGreaterThan(ROUNDS * 0.74);
    expect(inTime.length).toBeLessThan(ROUNDS * 0.86);
    expect(inTime).toEqual([...new Set(inTime)].sort((a, b) => a - b));
    const sent = network.nodes.reduce((sum, { said }) => sum + 3 * said, 0);
    const arrived = network.nodes.reduce((sum, { heard }) => sum + heard.length, 0);
    const underWay = 12;
    expect(network.faultCounts.loss).toBeGreaterThanOrEqual(sent - arrived - underWay);
    expect(network.faultCounts.loss).toBeLessThanOrEqual(sent - arrived);
  });

  it('are all lost at a million', () => {
    const { network } = hear({ dropPpm: ALWAYS }, traced);
    expect(network.nodes.every(({ heard }) => heard.length === 0)).toBe(true);
  });

  it('are delayed up to the bound, and overtake each other', () => {
    const { inTime, network } = hear({ maxDelayTicks: 30 }, traced);
    expect(inTime).not.toEqual(ALL);
    expect([...inTime].sort((a, b) => a - b)).toEqual(ALL);
    const ticks = network.nodes.flatMap(({ heard }) =>
      heard.map(({ at, number }) => at - 10 * number),
    );
    expect(Math.min(...ticks)).toBe(1);
    expect(Math.max(...ticks)).toBe(31);
    expect(network.faultCounts.delay).toBeGreaterThan(ROUNDS * 12 * 0.9);
  });

  it('are duplicated, each copy with a delay of its own', () => {
    const { inTime, heard, network } = hear({ duplicatePpm: 100_000, maxDelayTicks: 5 }, traced);
    const extra = inTime.length - ROUNDS;
    expect(extra).toBeGreaterThan(ROUNDS * 0.06);
    expect(extra).toBeLessThan(ROUNDS * 0.14);
    expect(new Set(inTime).size).toBe(ROUNDS);
    const gaps = heard.map((number) => heard.lastIndexOf(number) - heard.indexOf(number));
    expect(Math.max(...gaps)).toBeGreaterThan(0);
    expect(network.faultCounts.duplication).toBeGreaterThan(extra);
  });

  it('are falsified by the mutator', () => {
    const { inTime, heard, network, trace } = hear({ byzantinePpm: 100_000 }, traced);
    const falsified = heard.filter((number) => number < 0);
    expect(falsified.length).toBeGreaterThan(ROUNDS * 0.06);
    expect(falsified.length).toBeLessThan(ROUNDS * 0.14);
    expect(inTime.filter((number) => number > 0).length).toBeGreaterThan(ROUNDS * 0.8);
    const told = trace.filter((entry) => entry.kind === 'fault' && entry.fault === 'byzantine');
    if (traced) expect(network.faultCounts.byzantine).toBe(told.length);
    else expect(network.faultCounts.byzantine).toBeGreaterThan(falsified.length);
  });
});

describe('a partition', () => {
  it('both ways: nothing passes between its side and the others, all else does', () => {
    const { network, trace } = gossipers();
    const handle = network.partition({ side: [0, 1] });
    network.run(55);
    const heardOf = (hearer: number) =>
      [0, 1, 2, 3].map((id) => upNode(network, hearer).numbersFrom(id).length);
    expect(heardOf(0)).toEqual([0, 5, 0, 0]);
    expect(heardOf(2)).toEqual([0, 0, 0, 5]);
    expect(trace.filter((entry) => entry.kind === 'sent' && entry.fate === 'blocked')).toHaveLength(
      40,
    );
    network.healPartition(handle);
    network.run(10);
    expect(heardOf(0)).toEqual([0, 6, 1, 1]);
    expect(network.faultCounts).toMatchObject({ partition: 1, loss: 0 });
  });

  it('one way: its side hears and is not heard', () => {
    const { network } = gossipers();
    network.partition({ side: [0], oneWay: true });
    network.run(55);
    expect(upNode(network, 0).numbersFrom(1)).toHaveLength(5);
    expect(upNode(network, 1).numbersFrom(0)).toHaveLength(0);
    expect(upNode(network, 1).numbersFrom(2)).toHaveLength(5);
  });

  it('may overlap another: a message must pass both', () => {
    const { network } = gossipers();
    const first = network.partition({ side: [0] });
    network.partition({ side: [0, 1] });
    network.healPartition(first);
    network.run(55);
    expect(upNode(network, 1).numbersFrom(0)).toHaveLength(5);
    expect(upNode(network, 2).numbersFrom(0)).toHaveLength(0);
  });

  it('names nodes that exist', () => {
    const { network } = gossipers();
    expect(() => network.partition({ side: [4] })).toThrow('names node 4, but nodes are 0 to 3');
  });
});

describe('equivocation', () => {
  it('tells different falsehoods to different peers in one round', () => {
    const { network, trace } = gossipers();
    const end = network.equivocate(0);
    network.run(15);
    const told = [1, 2, 3].map((id) => upNode(network, id).numbersFrom(0)[0] ?? 1);
    expect(told.every((number) => number < 0)).toBe(true);
    expect(new Set(told).size).toBe(3);
    expect(upNode(network, 1).numbersFrom(2)).toEqual([1]);
    expect(trace).toContainEqual({
      at: 10,
      kind: 'fault',
      fault: 'byzantine',
      stage: 'struck',
      targets: [0],
      to: 2,
    });
    end();
    end();
    network.run(10);
    expect(upNode(network, 1).numbersFrom(0)[1]).toBe(2);
    expect(network.faultCounts).toMatchObject({ equivocation: 1, byzantine: 3 });
  });

  it('lasts until the last of two ends', () => {
    const { network } = gossipers();
    const first = network.equivocate(0);
    const second = network.equivocate(0);
    first();
    network.run(15);
    expect(upNode(network, 1).numbersFrom(0)[0]).toBeLessThan(0);
    second();
    network.run(10);
    expect(upNode(network, 1).numbersFrom(0)[1]).toBe(2);
  });
});

describe('without a trace', () => {
  const heard = (strike: (network: SimNetwork<Gossiper, number>) => void, traced: boolean) => {
    const { network } = gossipers({}, { traced });
    strike(network);
    network.run(55);
    return network.nodes.map((node) => node.heard);
  };

  it('a partition is the same', () => {
    const cut = (network: SimNetwork<Gossiper, number>) => void network.partition({ side: [3] });
    expect(heard(cut, false)).toEqual(heard(cut, true));
    expect(heard(cut, false)[3]).toEqual([]);
  });

  it('equivocation is the same', () => {
    const lie = (network: SimNetwork<Gossiper, number>) => void network.equivocate(0);
    expect(heard(lie, false)).toEqual(heard(lie, true));
    expect(heard(lie, false)[1]?.some(({ number }) => number < 0)).toBe(true);
  });
});
