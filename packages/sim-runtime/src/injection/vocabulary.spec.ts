import { describe, expect, it } from 'vitest';
import { ledgerHarness, valuesOf, write } from '../coordination/fixtures/ledger.fixture.js';
import { gossipers } from '../gossip/fixtures/gossiper.fixture.js';
import { SimContext } from '../kernel/sim-context.js';
import { reader } from '../pipeline/fixtures/reader.fixture.js';

const harnessOf = () => ledgerHarness().harness;
const networkOf = () => gossipers().network;
const stageOf = () => reader().stage;

describe.each([
  { simulator: 'SimHarness', make: harnessOf },
  { simulator: 'SimNetwork', make: networkOf },
  { simulator: 'SimPipeline', make: stageOf },
])('$simulator', ({ make }) => {
  it('shows simulated time as now and as the clock of its context, whatever its clocks show', () => {
    const simulator = make();
    simulator.run(100);
    if ('expireLease' in simulator) simulator.jumpClock(simulator.coordinator, 70);
    else if ('nodes' in simulator) simulator.jumpClock(0, 70);
    else simulator.jumpClock(70);
    expect([simulator.now, simulator.context.clock]).toEqual([100, 100]);
  });

  it('processes its events when its context advances', () => {
    const [one, other] = [make(), make()];
    expect(one.context.advance(300)).toBe(300);
    other.run(300);
    expect(one.timeline.events).toBe(other.timeline.events);
    expect(one.timeline.traceHash).toBe(other.timeline.traceHash);
    expect(() => one.context.advance(-1)).toThrow(RangeError);
    expect(() => one.context.advance(0.5)).toThrow(RangeError);
  });

  it('shows the faults in force', () => {
    const simulator = make();
    const calm = simulator.faults;
    simulator.useFaults({ ...calm, maxDelayTicks: 7 } as never);
    expect(simulator.faults).toEqual({ ...calm, maxDelayTicks: 7 });
    simulator.heal();
    expect(simulator.faults).toEqual(calm);
  });
});

describe('the clocks of a party', () => {
  it.each([
    { simulator: 'SimHarness', make: harnessOf },
    { simulator: 'SimNetwork', make: networkOf },
  ])('are moved by the same verbs in a $simulator', ({ make }) => {
    const simulator = make();
    simulator.run(100);
    simulator.jumpClock(1, 50);
    expect(simulator.localTime(1)).toBe(150);
    simulator.rewindClock(1, 90);
    expect(simulator.localTime(1)).toBe(60);
    simulator.skewClock(1, 30);
    expect(simulator.localTime(1)).toBe(90);
    simulator.straightenClock(1);
    simulator.run(40);
    expect(simulator.localTime(1)).toBe(100);
    expect(simulator.faultCounts).toMatchObject({
      'clock-jump': 1,
      'clock-backward': 1,
      'clock-skew': 1,
    });
  });

  it('is moved by the same verbs in a SimPipeline', () => {
    const stage = stageOf();
    stage.run(100);
    stage.jumpClock(50);
    stage.rewindClock(90);
    expect(stage.localTime()).toBe(60);
  });
});

describe('a partition of a harness', () => {
  it.each([
    { direction: 'both', written: [], heard: [] },
    { direction: 'outgoing', written: [], heard: [] },
    { direction: 'incoming', written: [1], heard: [] },
  ] as const)('cuts $direction', ({ direction, written, heard }) => {
    const harness = harnessOf();
    const handle = harness.partition({ side: [0], direction });
    harness.submit(0, write(0, 1), 1);
    harness.run(5);
    expect(valuesOf(harness)).toEqual(written);
    expect(harness.beliefs[0]?.values).toEqual(heard);
    expect(harness.healPartition(handle)).toBe(true);
    harness.submit(0, write(0, 2), 2);
    harness.run(5);
    expect(harness.beliefs[0]?.values).toEqual([2]);
    expect(harness.faultCounts).toEqual({ partition: 1 });
  });

  it('heals once, and says whether another one stands', () => {
    const harness = harnessOf();
    const [first, second] = [{ side: [0, 1] }, { side: [1] }].map((cut) => harness.partition(cut));
    expect(harness.healPartition(first ?? 0)).toBe(false);
    expect(harness.healPartition(first ?? 0)).toBe(true);
    harness.submit(1, write(1, 1), 1);
    harness.run(5);
    expect(valuesOf(harness)).toEqual([]);
    expect(harness.healPartition(second ?? 0)).toBe(true);
  });

  it('leaves nothing to heal once all faults have ended', () => {
    const harness = harnessOf();
    const early = harness.partition({ side: [0] });
    harness.heal();
    const late = harness.partition({ side: [0] });
    harness.healPartition(early);
    harness.submit(0, write(0, 1), 1);
    harness.run(5);
    expect(valuesOf(harness)).toEqual([]);
    expect(harness.healPartition(late)).toBe(true);
  });

  it('refuses an actor that does not exist', () => {
    expect(() => harnessOf().partition({ side: [0, 3] })).toThrow(
      'A partition names actor 3, but actors are 0 to 2.',
    );
  });
});

describe('a partition of a network', () => {
  it.each([
    { cut: {}, passes: [false, false] },
    { cut: { direction: 'both' }, passes: [false, false] },
    { cut: { direction: 'outgoing' }, passes: [false, true] },
    { cut: { direction: 'incoming' }, passes: [true, false] },
    { cut: { oneWay: true }, passes: [false, true] },
    { cut: { oneWay: false }, passes: [false, false] },
  ] as const)('cuts one way or both: $cut', ({ cut, passes }) => {
    const { network, trace } = gossipers();
    network.partition({ side: [0, 2], ...cut });
    network.run(200);
    const isIn = (party: number | undefined): boolean => party === 0 || party === 2;
    const received = trace.filter((entry) => entry.kind === 'received');
    const crosses = (outward: boolean): boolean =>
      received.some(({ from, to }) => isIn(from) === outward && isIn(to) !== outward);
    expect([crosses(true), crosses(false)]).toEqual(passes);
    // The nodes of one side hear each other.
    expect(received.some(({ from, to }) => isIn(from) && isIn(to))).toBe(true);
  });
});

describe('a context that is used alone', () => {
  it('has a clock that advance moves', () => {
    const context = new SimContext(7);
    expect(context.clock).toBe(0);
    expect(context.advance(30)).toBe(30);
    expect(context.advance(0)).toBe(30);
    expect(context.clock).toBe(30);
    expect(() => context.advance(-1)).toThrow(RangeError);
    expect(() => context.advance(Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
    expect(context.clock).toBe(30);
  });

  it('has streams of its seed', () => {
    const [one, other] = [new SimContext(7), new SimContext(7)];
    expect(one.fork('a').next()).toBe(other.fork('a').next());
    expect(one.random.next()).not.toBe(one.fork('a').next());
  });
});

describe('a deprecated name', () => {
  it('of a harness does what the new one does', () => {
    const harness = harnessOf();
    expect(harness.ctx).toBe(harness.context);
    expect(harness.faultConfig).toBe(harness.faults);
    harness.crashCoordinator();
    expect([harness.coordinatorIsDown, harness.isDown(harness.coordinator)]).toEqual([true, true]);
    harness.restartCoordinator();
    expect(harness.isDown(harness.coordinator)).toBe(false);
    harness.clocks.jump(harness.clocks.coordinator, 40);
    expect(harness.localTime(harness.coordinator)).toBe(40);
  });

  it('of a network or a stage does what the new one does', () => {
    const network = networkOf();
    network.run(100);
    network.turnClockBack(0, 30);
    expect(network.localTime(0)).toBe(70);
    const { stage } = reader();
    stage.crash();
    stage.start();
    expect([stage.isDown, stage.starts]).toEqual([false, 2]);
    stage.run(100);
    stage.turnClockBack(30);
    expect(stage.localTime()).toBe(70);
  });
});
