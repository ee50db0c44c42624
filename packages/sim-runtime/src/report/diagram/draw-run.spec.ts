import { describe, expect, it } from 'vitest';
import { COORDINATION_MENU } from '../../coordination/coordination-menu.js';
import { type FaultKind } from '../../faults/fault-kind.js';
import { type FaultMenu, kindsOf } from '../../faults/fault-menu.js';
import { barePlan } from '../../faults/fixtures/bare-plan.fixture.js';
import { GOSSIP_MENU } from '../../gossip/gossip-menu.js';
import { gossip } from '../../gossip/gossip.js';
import { type NodeContext } from '../../gossip/node-context.js';
import { PIPELINE_MENU } from '../../pipeline/pipeline-menu.js';
import { type Plan } from '../../plan/plan.js';
import { copierSimulation } from '../../run/fixtures/copier.fixture.js';
import { leaseSimulation } from '../../run/fixtures/lease.fixture.js';
import { Register, registerSimulation, type Version } from '../../run/fixtures/register.fixture.js';
import { type Simulation } from '../../run/simulation.js';
import { type Arrow, type Diagram } from './diagram.js';
import { drawRun } from './draw-run.js';

const lease = leaseSimulation();
const register = registerSimulation();
const copier = copierSimulation();

function draw(simulation: Simulation, parties: number, parts: Partial<Plan> = {}): Diagram {
  return drawRun(simulation, barePlan(simulation, parties, parts));
}

/** Arrows as words: who, to whom, from which step to which, and its fate. */
function tell({ lanes, steps }: Diagram, { from, to, sent, arrived, fate, label }: Arrow): string {
  const end = arrived === undefined ? 'nowhere' : `t=${steps[arrived]?.at}`;
  return `t=${steps[sent]?.at} ${lanes[from]?.name} → ${lanes[to]?.name} ${label} ${fate} ${end}`;
}

describe('a coordination run', () => {
  const acquire = { at: 5, name: 'acquire', party: 1, salt: 1 };
  const diagram = draw(lease, 2, { operations: [acquire], safetyTicks: 50 });

  it('has the coordinator in the middle of its actors', () => {
    expect(diagram.lanes.map(({ name }) => name)).toEqual(['worker-0', 'coordinator', 'worker-1']);
  });

  it('leads from the operation over the input to the effect', () => {
    expect(diagram.arrows.map((arrow) => tell(diagram, arrow))).toEqual([
      't=5 worker-1 → coordinator acquire(worker 1) delivered t=6',
      't=6 coordinator → worker-1 granted(to 1, epoch 1, expiresAt 56) delivered t=7',
    ]);
    expect(diagram.steps.map(({ at, kind, lane }) => `${at} ${kind} ${lane}`)).toEqual([
      '0 phase undefined',
      '5 operation 2',
      '6 applied 1',
      '7 received 2',
      '100 phase undefined',
      '150 phase undefined',
    ]);
  });

  it('shows who was in which state, and which step changed it', () => {
    const shown = diagram.steps.map(({ states = [] }) =>
      states.map(({ lane, value }) => [lane, diagram.values[value]]),
    );
    expect(diagram.initial.map(({ lane }) => lane)).toEqual([1, 0, 2]);
    expect(shown[2]).toEqual([
      [1, { epoch: 1, holder: 1, expiresAt: 56, closed: false, value: 0 }],
    ]);
    expect(shown[3]).toEqual([[2, { epoch: 1 }]]);
    expect(shown.flat()).toHaveLength(2);
  });

  it('attributes what a crash does to the crash', () => {
    const faults = [{ at: 200, kind: 'amnesia', party: 1, durationTicks: 50, salt: 2 }] as const;
    const { steps, values } = draw(lease, 2, { operations: [acquire], faults });
    const crash = steps.find(({ kind }) => kind === 'fault');
    expect(crash?.what).toBe('crash worker-1 for 50, its durable state lost');
    expect(crash?.states?.map(({ lane, value }) => [lane, values[value]])).toEqual([[2, {}]]);
  });
});

describe('a gossip run', () => {
  const write = { at: 200, name: 'write', party: 0, salt: 3 };

  it('tells what became of each message', () => {
    const { arrows } = draw(register, 3, {
      rates: { dropPpm: 300_000, duplicatePpm: 300_000, maxDelayTicks: 9 },
    });
    const fates = new Set(arrows.map(({ fate }) => fate));
    expect(fates).toContain('lost');
    expect(fates).toContain('delivered');
    expect(arrows.some(({ delayTicks = 0 }) => delayTicks > 0 && delayTicks <= 9)).toBe(true);
    const copies = arrows.flatMap(({ isCopy }, index) => (isCopy === true ? [index] : []));
    expect(copies.length).toBeGreaterThan(5);
    for (const copy of copies) {
      expect(arrows[copy]?.content).toBe(arrows[copy - 1]?.content);
      expect(arrows[copy]?.to).toBe(arrows[copy - 1]?.to);
    }
  });

  it('gives messages that an operation sends to the operation', () => {
    const diagram = draw(register, 2, { operations: [write] });
    const step = diagram.steps.findIndex(({ kind }) => kind === 'operation');
    expect(diagram.steps[step]?.what).toMatch(/^node-0 does write\(.+\)$/);
    expect(diagram.arrows.filter(({ sent }) => sent === step)).toHaveLength(1);
    expect(diagram.steps[step]?.states?.map(({ lane }) => lane)).toEqual([0]);
  });

  it('says how long a message waited for a paused node, and who missed one', () => {
    const pause = { at: 200, kind: 'pause', party: 1, durationTicks: 100, salt: 1 } as const;
    const waited = draw(register, 2, { faults: [pause] }).arrows.map(
      (arrow) => arrow.waitedTicks ?? 0,
    );
    expect(Math.max(...waited)).toBeGreaterThan(80);
    const crash = { ...pause, kind: 'crash' } as const;
    const missed = draw(register, 2, { faults: [crash] }).arrows.filter(
      ({ fate }) => fate === 'missed',
    );
    expect(missed.length).toBeGreaterThan(5);
  });

  it('attributes what a crash and a restart do to them, and to nothing else', () => {
    const crash = { at: 200, kind: 'crash', party: 1, durationTicks: 95, salt: 1 } as const;
    const { steps, values } = draw(register, 2, { faults: [crash] });
    const told = steps.flatMap(({ kind, states = [] }) =>
      states.map(
        ({ lane, value }) => `${kind} ${lane} ${values[value] === 'down' ? 'down' : 'up'}`,
      ),
    );
    const ofNode1 = told.filter((words) => words.includes(' 1 '));
    expect(ofNode1.slice(0, 2)).toEqual(['fault 1 down', 'recovery 1 up']);
  });

  it('keeps the end of a run that is too large, and says how much is missing', () => {
    let looks = 0;
    class Large extends Register {
      get page(): string {
        return String(++looks).padEnd(4_000);
      }
    }
    const large = gossip({
      name: 'large',
      nodes: 12,
      create: (context: NodeContext<Version>) => new Large(context, {}),
      oracles: [],
    });
    const { steps, omitted, arrows } = draw(large, 12);
    expect(omitted).toBeGreaterThan(100);
    expect(steps.length).toBeLessThanOrEqual(800);
    expect(
      arrows.every(({ sent, arrived = sent }) => sent < steps.length && arrived < steps.length),
    ).toBe(true);
    expect(steps.at(-1)?.at).toBeGreaterThan(1_000);
  });

  it('shows no states where looking at them changes the run', () => {
    class Shy extends Register {
      get seen(): number {
        this.write(1);
        return 1;
      }
    }
    const shy = gossip({
      name: 'shy',
      nodes: 2,
      create: (context: NodeContext<Version>) => new Shy(context, {}),
      oracles: [],
    });
    const { blind, initial, steps } = draw(shy, 2);
    expect(blind).toContain('looking at them changes');
    expect([...initial, ...steps.flatMap(({ states = [] }) => states)]).toEqual([]);
  });
});

describe('a pipeline run', () => {
  const append = { at: 5, name: 'append', party: 0, salt: 1 };

  it('leads to the ports and back', () => {
    const diagram = draw(copier, 1, { operations: [append], safetyTicks: 1 });
    expect(diagram.lanes.map(({ name }) => name)).toEqual([
      'source',
      'copier',
      'checkpoint store',
      'sink',
    ]);
    const words = diagram.arrows.map((arrow) => tell(diagram, arrow));
    expect(words).toContain('t=7 copier → source read(offset 0, limit 1) delivered t=8');
    expect(words).toContain('t=8 copier → sink emit(id 1, output {from 0, to 1}) delivered t=9');
    expect(words).toContain(
      't=9 copier → checkpoint store checkpoint(checkpoint 1) delivered t=10',
    );
  });

  it('tells refused calls, and those that nobody lived to hear the answer of', () => {
    const crash = { at: 300, kind: 'crash', party: 0, durationTicks: 50, salt: 1 } as const;
    const rates = { readFailPpm: 300_000, maxDelayTicks: 20 };
    const diagram = draw(copier, 1, { operations: [append], rates, faults: [crash] });
    const fates = diagram.arrows.map(({ fate }) => fate);
    expect(fates).toContain('failed');
    const hits = diagram.arrows.filter(({ fate }) => fate === 'unanswered');
    expect(hits.every(({ arrived }) => arrived === undefined)).toBe(true);
  });
});

/** What lasts of each fault. Faults that are not named here are over in a moment. */
const LASTING: Partial<Record<FaultKind, string>> = {
  pause: 'paused',
  crash: 'down',
  amnesia: 'down',
  'repeated-crash': 'down',
  cascade: 'down',
  'mass-restart': 'down',
  partition: 'cut off',
  'split-brain': 'cut off',
  'clock-skew': 'skewed',
  equivocation: 'lying',
  'disk-full': 'full',
};

const TYPES: readonly (readonly [Simulation, number, FaultMenu])[] = [
  [lease, 3, COORDINATION_MENU],
  [register, 4, GOSSIP_MENU],
  [copier, 1, PIPELINE_MENU],
];

describe.each(TYPES)('spans', (simulation, parties, menu) => {
  const episodes = kindsOf(menu).filter((kind) => kind in LASTING);

  it.each(episodes)(`of ${simulation.type}: %s begins with the fault and ends with it`, (kind) => {
    const faults = [1, 2, 3].map((salt) => ({
      at: 100 + 250 * salt,
      kind,
      party: 0,
      durationTicks: 60,
      salt,
    }));
    const { spans, steps, lanes } = draw(simulation, parties, { faults, safetyTicks: 1_200 });
    expect(spans.length).toBeGreaterThanOrEqual(faults.length);
    for (const { kind: condition, begin, end, lane } of spans) {
      expect(condition).toBe(LASTING[kind]);
      expect(steps[begin]?.kind).toBe('fault');
      expect(lanes[lane]).toBeDefined();
      const ticks = (steps[end ?? 0]?.at ?? 0) - (steps[begin]?.at ?? 0);
      expect(ticks).toBeGreaterThan(0);
      expect(ticks).toBeLessThanOrEqual(60);
    }
  });
});
