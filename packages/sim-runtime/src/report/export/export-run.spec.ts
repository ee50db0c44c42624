import { describe, expect, it } from 'vitest';
import { copierSimulation } from '../../run/fixtures/copier.fixture.js';
import { leaseSimulation } from '../../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../../run/fixtures/register.fixture.js';
import { planOf } from '../../sweep/run-seed.js';
import { type Diagram } from '../diagram/diagram.js';
import { drawRun } from '../diagram/draw-run.js';
import { exportRun } from './export-run.js';

const RUN = { simulation: 'x; y #1 %%', seed: 7, command: 'nx sim-run x --seed=7' };

const diagrams = [leaseSimulation(), registerSimulation(), copierSimulation()].map(
  (simulation) => [simulation.type, drawRun(simulation, planOf(simulation, 'stormy', 7))] as const,
);

describe.each(diagrams)('a %s run', (_, diagram) => {
  it('as a Mermaid diagram has aliases, entities, and no more characters than are rendered', () => {
    const text = exportRun('mermaid', diagram, RUN);
    expect(text.length).toBeLessThanOrEqual(50_000);
    const [first, title, ...lines] = text.trimEnd().split('\n');
    expect(first).toBe('sequenceDiagram');
    expect(title).toBe('title x#59; y #35;1 #37;#37;, seed 7');
    for (const line of lines) {
      expect(line).toMatch(
        /^(?:participant p\d+ as .+|Note over p\d+(?:,p\d+)?: .+|p\d+(?:->>|-->>|-x|-\))p\d+: .+)$/,
      );
      expect(line.replaceAll(/#\d+;/g, '')).not.toMatch(/[#;<>](?!>p)(?<!->>)/);
    }
  });

  it('as a ShiViz log has clocks that begin at 1, go on by 1, and never back', () => {
    const [parser = '', delimiter, ...lines] = exportRun('shiviz', diagram, RUN)
      .trimEnd()
      .split('\n');
    expect(delimiter).toBe('');
    const events = [...lines.join('\n').matchAll(new RegExp(`^${parser}$`, 'gm'))];
    expect(events).toHaveLength(lines.length / 2);
    const known = new Map<string, Readonly<Record<string, number>>>();
    for (const { groups } of events) {
      const { host = '', clock = '' } = groups ?? {};
      const now = JSON.parse(clock) as Readonly<Record<string, number>>;
      const before = known.get(host) ?? {};
      expect(now[host]).toBe((before[host] ?? 0) + 1);
      for (const [other, time] of Object.entries(before)) {
        expect(now[other]).toBeGreaterThanOrEqual(time);
      }
      for (const [other, time] of Object.entries(now)) {
        expect(known.get(other)?.[other] ?? (other === host ? 1 : 0)).toBeGreaterThanOrEqual(
          other === host ? 0 : time,
        );
      }
      known.set(host, now);
    }
    expect(known.size).toBeGreaterThan(1);
  });

  it('as a ShiViz log has the order of its messages', () => {
    const lines = exportRun('shiviz', diagram, RUN).split('\n');
    const clockOf = (words: string): Readonly<Record<string, number>> => {
      const line = lines[lines.findIndex((text) => text.startsWith(words)) - 1] ?? '';
      return JSON.parse(line.slice(line.indexOf('{'))) as Readonly<Record<string, number>>;
    };
    const arrow = diagram.arrows.find(
      ({ arrived, from, to }) => arrived !== undefined && from !== to,
    );
    const name = (diagram.lanes[arrow?.from ?? 0]?.name ?? '').replaceAll(' ', '-');
    const steps = [arrow?.sent ?? 0, arrow?.arrived ?? 0].map((index) => diagram.steps[index]);
    const [before, after] = steps.map((step) => clockOf(`t=${step?.at} ${step?.what}`));
    expect(after?.[name]).toBeGreaterThanOrEqual(before?.[name] ?? Infinity);
  });

  it('as a trace for Perfetto has a slice for each step and both ends of each flow', () => {
    const { traceEvents } = JSON.parse(exportRun('perfetto', diagram, RUN)) as {
      readonly traceEvents: readonly TraceEvent[];
    };
    const slices = traceEvents.filter(({ ph }) => ph === 'X');
    expect(slices).toHaveLength(diagram.steps.length);
    const ids = (kind: string): readonly number[] =>
      traceEvents.filter(({ ph }) => ph === kind).map(({ id = -1 }) => id);
    expect(ids('f')).toEqual(ids('s'));
    expect(ids('s')).toHaveLength(
      diagram.arrows.filter(({ arrived }) => arrived !== undefined).length,
    );
    expect(ids('e')).toEqual(ids('b'));
    for (const { ph, ts, tid } of traceEvents) {
      if (ph !== 's' && ph !== 'f') continue;
      const around = slices.filter(
        (slice) => slice.tid === tid && slice.ts <= ts && ts <= slice.ts + (slice.dur ?? 0),
      );
      expect(around).toHaveLength(1);
    }
  });

  it('as an ITF trace has the variables of its head in each state, and numbers of any size', () => {
    const trace = JSON.parse(exportRun('itf', diagram, RUN)) as {
      readonly '#meta': object;
      readonly vars: readonly string[];
      readonly states: readonly Readonly<Record<string, unknown>>[];
    };
    expect(trace['#meta']).toMatchObject({ format: 'ITF', seed: '7', command: RUN.command });
    expect(trace.states).toHaveLength(diagram.steps.length);
    trace.states.forEach(({ '#meta': meta, ...state }, index) => {
      expect(meta).toEqual({ index });
      expect(Object.keys(state)).toEqual(trace.vars);
      expect(flawsOf(state)).toEqual([]);
    });
  });
});

interface TraceEvent {
  readonly ph: string;
  readonly ts: number;
  readonly tid: number;
  readonly dur?: number;
  readonly id?: number;
}

/** What is no value of the format: bare numbers, nulls, objects of a form that it does not have. */
function flawsOf(value: unknown): readonly string[] {
  if (typeof value === 'boolean' || typeof value === 'string') return [];
  if (Array.isArray(value)) return value.flatMap(flawsOf);
  if (typeof value !== 'object' || value === null) return [`bare ${String(value)}`];
  const entries = Object.entries(value);
  const special = entries.filter(([key]) => key.startsWith('#'));
  if (special.length === 0) return entries.flatMap(([, item]) => flawsOf(item));
  const [[key, content]] = special as [[string, unknown]];
  if (entries.length > 1) return [`${key} beside others`];
  switch (key) {
    case '#bigint':
      return /^-?\d+$/.test(String(content)) ? [] : [`#bigint ${String(content)}`];
    case '#map':
      return (content as readonly unknown[]).flatMap((pair) =>
        Array.isArray(pair) && pair.length === 2 ? flawsOf(pair) : ['no pair'],
      );
    case '#set':
    case '#tup':
      return flawsOf(content);
    default:
      return [key];
  }
}

it('a Mermaid diagram of a long run has its end, and says what is left out', () => {
  const [, [, diagram]] = diagrams as [unknown, readonly [string, Diagram]];
  const steps = Array.from({ length: 3_000 }, (_, at) => ({
    at,
    kind: 'operation' as const,
    lane: 0,
    what: `step ${at} ${'x'.repeat(300)}`,
  }));
  const text = exportRun('mermaid', { ...diagram, steps, arrows: [] }, RUN);
  expect(text.length).toBeLessThanOrEqual(50_000);
  expect(text.length).toBeGreaterThan(45_000);
  expect(text).toContain('t=2999 step 2999');
  const shown = text.match(/ step \d+/g)?.length ?? 0;
  expect(text).toContain(`${3_000 - shown} steps before these are left out`);
});
