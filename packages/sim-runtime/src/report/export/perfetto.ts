import { type Arrow, type Diagram, type Span, type Step } from '../diagram/diagram.js';
import { type ExportedRun } from './export-format.js';

/** A tick is shown as a millisecond. Times of the format are in microseconds. */
const TICK = 1_000;
/** The process of everything, and the thread of what concerns the whole run: lanes follow it. */
const PROCESS = 1;
const WHOLE_RUN = 1;

const NEVER: Shown = { ts: 0, dur: 0 };

type TraceEvent = Readonly<Record<string, unknown>>;

/**
 * A run in Chrome's trace event format, which Perfetto opens: a thread for each lane, a slice for each step and for each
 * condition, a flow for each message.
 */
export function perfettoTrace(diagram: Diagram, run: ExportedRun): string {
  const times = timesOf(diagram.steps);
  const events = [
    ...names(diagram, run),
    ...diagram.spans.flatMap((span, index) => condition(span, index, times)),
    ...diagram.steps.map((step, index) => slice(diagram, step, times[index] ?? NEVER)),
    ...diagram.arrows.flatMap((arrow, index) => flow(arrow, index, diagram, times)),
  ];
  const { simulation, seed, command } = run;
  const text = JSON.stringify({
    traceEvents: events,
    displayTimeUnit: 'ms',
    otherData: { simulation, seed: String(seed), command, tick: '1 ms' },
  });
  return `${text}\n`;
}

/** When a step is shown and for how long: steps of one tick share it. */
interface Shown {
  readonly ts: number;
  readonly dur: number;
}

function timesOf(steps: readonly Step[]): readonly Shown[] {
  const counts = new Map<number, number>();
  for (const { at } of steps) counts.set(at, (counts.get(at) ?? 0) + 1);
  const places = new Map<number, number>();
  return steps.map(({ at }) => {
    const place = places.get(at) ?? 0;
    places.set(at, place + 1);
    const share = TICK / (counts.get(at) ?? 1);
    // What has no length cannot be the end of an arrow.
    return { ts: at * TICK + place * share, dur: share * 0.8 };
  });
}

function names({ lanes }: Diagram, { simulation, seed }: ExportedRun): readonly TraceEvent[] {
  const name = (kind: string, tid: number, args: object): TraceEvent => {
    return { ph: 'M', name: kind, pid: PROCESS, tid, ts: 0, args };
  };
  const threads = ['the whole run', ...lanes.map((lane) => lane.name)];
  return [
    name('process_name', WHOLE_RUN, { name: `${simulation}, seed ${seed}` }),
    ...threads.flatMap((thread, index) => [
      name('thread_name', WHOLE_RUN + index, { name: thread }),
      name('thread_sort_index', WHOLE_RUN + index, { sort_index: index }),
    ]),
  ];
}

function slice({ values }: Diagram, step: Step, { ts, dur }: Shown): TraceEvent {
  const { at, kind, lane, what, outcome, content } = step;
  return {
    ph: 'X',
    name: what,
    cat: kind,
    pid: PROCESS,
    tid: threadOf(lane),
    ts,
    dur,
    args: {
      tick: at,
      kind,
      ...(outcome === undefined || outcome === '' ? {} : { outcome }),
      ...(content === undefined ? {} : { content: values[content] ?? null }),
    },
  };
}

/** Conditions overlap each other and steps, which slices of one thread may not: they are asynchronous. */
function condition(
  { kind, lane, begin, end, sentence }: Span,
  index: number,
  times: readonly Shown[],
): readonly TraceEvent[] {
  const common = { name: kind, cat: 'condition', id: index, pid: PROCESS, tid: threadOf(lane) };
  const last = times.at(-1) ?? NEVER;
  const until = (end === undefined ? undefined : times[end]?.ts) ?? last.ts + last.dur;
  return [
    { ph: 'b', ...common, ts: (times[begin] ?? NEVER).ts, args: { fault: sentence } },
    { ph: 'e', ...common, ts: until },
  ];
}

/** A message from the slice that sent it to the slice that it became; one that became none has no flow. */
function flow(
  { sent, arrived, label, fate }: Arrow,
  id: number,
  { steps }: Diagram,
  times: readonly Shown[],
): readonly TraceEvent[] {
  if (arrived === undefined) return [];
  const at = (step: number): number => {
    const { ts, dur } = times[step] ?? NEVER;
    return ts + dur / 2;
  };
  const end = (step: number, ph: 's' | 'f'): TraceEvent => ({
    ph,
    ...(ph === 'f' ? { bp: 'e' } : {}),
    name: label,
    cat: fate,
    id,
    pid: PROCESS,
    tid: threadOf(steps[step]?.lane),
    ts: at(step),
  });
  return [end(sent, 's'), end(arrived, 'f')];
}

function threadOf(lane: number | undefined): number {
  return lane === undefined ? WHOLE_RUN : WHOLE_RUN + 1 + lane;
}
