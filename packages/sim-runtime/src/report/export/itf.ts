import { type Arrow, type Diagram, type Step } from '../diagram/diagram.js';
import { type Plain } from '../diagram/plain.js';
import { type ExportedRun } from './export-format.js';

/** A value of the Informal Trace Format. */
type Itf =
  boolean | string | readonly Itf[] | { readonly [key: string]: Itf | readonly (readonly Itf[])[] };

/**
 * A run in the Informal Trace Format (Apalache ADR 15), which Quint and Apalache read: a state for each step, with the
 * step, the state of each lane, and the set of the messages under way. Objects are records where their keys are names,
 * and maps otherwise.
 */
export function itfTrace(diagram: Diagram, run: ExportedRun): string {
  const lanes: (number | undefined)[] = diagram.lanes.map(() => undefined);
  for (const { lane, value } of diagram.initial) lanes[lane] = value;
  const underWay = new Set<Arrow>();
  const sent = arrowsBySteps(diagram);
  const states = diagram.steps.map((step, index) => {
    for (const { lane, value } of step.states ?? []) lanes[lane] = value;
    if (step.arrival !== undefined) {
      const arrived = diagram.arrows[step.arrival];
      if (arrived !== undefined) underWay.delete(arrived);
    }
    for (const arrow of sent[index] ?? []) if (takesTime(arrow)) underWay.add(arrow);
    return {
      '#meta': { index },
      step: stepValue(diagram, step),
      lanes: lanesValue(diagram, lanes),
      underWay: { '#set': unique([...underWay].map((arrow) => messageValue(diagram, arrow))) },
    };
  });
  const { simulation, seed, command } = run;
  const trace = {
    '#meta': {
      format: 'ITF',
      'format-description': 'https://apalache-mc.org/docs/adr/015adr-trace.html',
      description: `A simulated run of ${simulation}`,
      seed: String(seed),
      command,
    },
    vars: ['step', 'lanes', 'underWay'],
    states,
  };
  return `${JSON.stringify(trace)}\n`;
}

function arrowsBySteps({ steps, arrows }: Diagram): readonly (readonly Arrow[])[] {
  const sent = steps.map((): Arrow[] => []);
  for (const arrow of arrows) sent[arrow.sent]?.push(arrow);
  return sent;
}

function takesTime({ arrived, fate }: Arrow): boolean {
  return arrived !== undefined || fate === 'under way';
}

/** A set has each of its members once. */
function unique(members: readonly Itf[]): readonly Itf[] {
  return [...new Map(members.map((member) => [JSON.stringify(member), member])).values()];
}

function stepValue({ lanes }: Diagram, { at, kind, lane, what, outcome }: Step): Itf {
  const place = lane === undefined ? 'the whole run' : (lanes[lane]?.name ?? '');
  const value = { at: integer(at), place, what, outcome: outcome ?? '' };
  return { tag: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, value };
}

function lanesValue({ lanes, values }: Diagram, known: readonly (number | undefined)[]): Itf {
  const pairs = lanes.map(({ name }, lane): readonly Itf[] => {
    const place = known[lane];
    const state = place === undefined ? undefined : values[place];
    return [name, state === undefined ? NONE : { tag: 'Some', value: valueOf(state) }];
  });
  return { '#map': pairs };
}

function messageValue({ lanes, values }: Diagram, { from, to, content }: Arrow): Itf {
  return {
    from: lanes[from]?.name ?? '',
    to: lanes[to]?.name ?? '',
    content: valueOf(values[content] ?? null),
  };
}

const NONE: Itf = { tag: 'None', value: { '#tup': [] } };

function integer(value: number): Itf {
  return { '#bigint': String(value) };
}

function valueOf(value: Plain): Itf {
  if (value === null) return NONE;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  // The format has no fractions.
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? integer(value) : { '#unserializable': String(value) };
  }
  if (isList(value)) return value.map(valueOf);
  const entries = Object.entries(value);
  const isRecord = entries.every(([key]) => /^[A-Za-z_]\w*$/.test(key));
  return isRecord
    ? Object.fromEntries(entries.map(([key, item]) => [key, valueOf(item)]))
    : { '#map': entries.map(([key, item]) => [key, valueOf(item)]) };
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
