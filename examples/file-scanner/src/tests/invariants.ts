import {
  always,
  eventually,
  monotonic,
  type PipelineWorld,
  sometimes,
} from '@gossip/sim-runtime/sim';
import {
  type Checkpoint,
  type Chunk,
  type Effect,
  type Event,
  type Finding,
  type FolderRecord,
  type State,
} from '../state.js';

type World = PipelineWorld<State, Event, Effect, FolderRecord, Checkpoint, Finding>;

/** What the simulated folders are scanned for: patterns that overlap themselves and each other. */
export const PATTERNS = ['aa', 'abba', 'cabcabc'];

/** How long the chunks of simulated files are: patterns span two of them, and three. */
export const CHUNK_SIZE = 5;

/** A finding as the oracles speak of it, apart from what the module calls it. */
type Sighting = string;

interface Expected {
  /** By the record in which the pattern ends. */
  readonly byOffset: readonly (readonly Sighting[])[];
  readonly all: ReadonlySet<Sighting>;
}

/** What is to be found, worked out from whole files. */
function expect(input: readonly FolderRecord[]): Expected {
  const files = new Map<string, string>();
  for (const record of input) {
    if (record.kind === 'chunk') {
      files.set(record.path, (files.get(record.path) ?? '') + record.text);
    }
  }
  const byOffset = input.map((record) =>
    record.kind === 'chunk' ? sightingsIn(record, files.get(record.path) ?? '') : [],
  );
  return { byOffset, all: new Set(byOffset.flat()) };
}

/** Every place at which a pattern begins, found in another way than the module finds them. */
function placesOf(text: string, pattern: string): readonly number[] {
  return Array.from(text, (_, index) => index).filter((index) => text.startsWith(pattern, index));
}

function sightingsIn({ path, position, text }: Chunk, file: string): readonly Sighting[] {
  return PATTERNS.flatMap((pattern) =>
    placesOf(file, pattern)
      .filter((index) => {
        const end = index + pattern.length;
        return end > position && end <= position + text.length;
      })
      .map((index) => sighting({ path, position: index, pattern })),
  );
}

function sighting({ path, position, pattern }: Finding): Sighting {
  return `${pattern} at ${position} of ${path}`;
}

interface Ledger {
  expected: Expected | undefined;
  /** How many records were seen to be dealt with. */
  verified: number;
  readonly reported: Set<Sighting>;
}

const ledger = (): Ledger => ({ expected: undefined, verified: 0, reported: new Set() });

/** Every finding that lies before the durable checkpoint has reached the sink. */
export const nothingIsLost = always(
  'no finding behind the checkpoint is lost',
  ({ input, checkpoint, outputs }: World, seen) => {
    const reached = checkpoint.status === 'loaded' ? checkpoint.checkpoint.nextOffset : 0;
    if (reached <= seen.verified) return true;
    seen.expected ??= expect(input);
    const reported = new Set([...outputs.values()].map(sighting));
    for (; seen.verified < reached; seen.verified++) {
      const lost = seen.expected.byOffset[seen.verified]?.find((item) => !reported.has(item));
      if (lost !== undefined) return `${lost} is lost: the checkpoint is at ${reached}`;
    }
    return true;
  },
  { history: ledger },
);

/** What the sink holds is in the files, each once. */
export const findingsAreRight = always(
  'each finding is reported once, and is there',
  ({ input, outputs }: World, seen) => {
    if (outputs.size === seen.reported.size) return true;
    seen.expected ??= expect(input);
    for (const finding of [...outputs.values()].slice(seen.reported.size)) {
      const item = sighting(finding);
      if (seen.reported.has(item)) return `${item} is reported twice`;
      if (!seen.expected.all.has(item)) return `${item} is not there`;
      seen.reported.add(item);
    }
    return true;
  },
  { history: ledger },
);

/** A stage never asks for a checkpoint behind the one it started from, or asked for before. */
export const checkpointNeverRegresses = monotonic('a life of the scanner never goes back', {
  of: ({ starts }: World) => starts,
  value: ({ effects }) =>
    effects.find((effect) => effect.kind === 'checkpoint')?.checkpoint.nextOffset,
});

/** The scanner is done only with everything. */
export const doneMeansAll = always(
  'the scanner ends at the end',
  ({ input, state }: World) => state.phase !== 'done' || state.goal.nextOffset === input.length,
);

/** A life of the scanner, and what the sink has told it in that life. */
interface Life {
  start: number;
  readonly delivered: Set<string>;
  isWaiting: boolean;
}

const life = (): Life => ({ start: 0, delivered: new Set(), isWaiting: false });

/** A life that begins anew knows nothing of the one before. */
function beginLife(current: Life, starts: number): void {
  if (current.start === starts) return;
  current.start = starts;
  current.delivered.clear();
  current.isWaiting = false;
}

/** What the sink has is sent again after a restart alone. */
export const nothingIsSentTwice = always(
  'what the sink has is not sent again in the same life',
  ({ event, effects, starts }: World, current) => {
    beginLife(current, starts);
    if (event?.kind === 'emitted') current.delivered.add(event.id);
    const again = effects.find(
      (effect) => effect.kind === 'emit' && current.delivered.has(effect.id),
    );
    return again === undefined || `${JSON.stringify(again)} is sent again`;
  },
  { history: life },
);

/** Several failures at a time are one reason to wait. */
export const waitsForOneThing = always(
  'the scanner waits for one thing at a time',
  ({ event, effects, starts }: World, current) => {
    beginLife(current, starts);
    if (event?.kind === 'timeout') current.isWaiting = false;
    const waits =
      effects.filter(({ kind }) => kind === 'wait').length + (current.isWaiting ? 1 : 0);
    current.isWaiting = waits > 0;
    return waits < 2;
  },
  { history: life },
);

/** A source that has nothing more for now is not asked again at once. */
export const waitsForMore = always(
  'after an empty read the scanner waits',
  ({ event, effects }: World) =>
    event?.kind !== 'records' ||
    event.records.length > 0 ||
    effects.every(({ kind }) => kind === 'wait'),
);

/** Once the faults end, the scanner reaches the end of its input. */
export const allInputIsScanned = eventually(
  'all input is scanned',
  ({ state, checkpoint }: World) =>
    state.phase === 'done' && checkpoint.status === 'loaded' && checkpoint.checkpoint.isDone,
  { withinTicks: 5_000 },
);

const newFindings = ({ effects }: World): readonly Finding[] =>
  effects.flatMap((effect) => (effect.kind === 'emit' ? [effect.output] : []));

export const coverageGoals = [
  sometimes('a batch holds several findings', (world: World) => newFindings(world).length > 1),
  sometimes('a pattern spans two chunks', (world: World) =>
    newFindings(world).some(
      ({ position, pattern }) => (position % CHUNK_SIZE) + pattern.length > CHUNK_SIZE,
    ),
  ),
  sometimes('a batch ends in the middle of a file', ({ event }: World) => {
    if (event?.kind !== 'records') return false;
    const last = event.records.at(-1);
    return last?.kind === 'chunk' && last.text.length === CHUNK_SIZE;
  }),
  sometimes(
    'the source has nothing more for now',
    ({ event }: World) => event?.kind === 'records' && event.records.length === 0,
  ),
];

export const oracles = [
  nothingIsLost,
  findingsAreRight,
  checkpointNeverRegresses,
  doneMeansAll,
  nothingIsSentTwice,
  waitsForOneThing,
  waitsForMore,
  allInputIsScanned,
  ...coverageGoals,
];
