import { type Random, type Step } from '@gossip/sim-runtime';
import { pipeline, type Simulation } from '@gossip/sim-runtime/sim';
import { scannerFor } from './logic.js';
import {
  type Chunk,
  type Effect,
  type Event,
  type FolderRecord,
  initialState,
  type State,
} from './state.js';
import { CHUNK_SIZE, oracles, PATTERNS } from './tests/invariants.js';

const FILES = 12;
const LONGEST_FILE = 60;

export const simulation = simulationOf(scannerFor(PATTERNS));

/** The simulation of a logic: of this module's own, or of one with a flaw that its oracles must find. */
export function simulationOf(logic: Step<State, Event, Effect>): Simulation {
  return pipeline({
    name: 'file-scanner',
    initialState,
    step: logic,
    source: ({ random }) => folder(random),
    oracles,
  });
}

/** A folder of files of few letters, in which patterns are frequent; some files are empty. */
function folder(random: Random): readonly FolderRecord[] {
  const records: FolderRecord[] = [];
  for (let file = 0; file < FILES; file++) {
    const length = random.below(LONGEST_FILE);
    const text = Array.from({ length }, () => random.pick(['a', 'b', 'c'])).join('');
    records.push(...chunks(`file-${file}`, text));
  }
  return [...records, { kind: 'end' }];
}

function chunks(path: string, text: string): readonly Chunk[] {
  const count = Math.ceil(text.length / CHUNK_SIZE);
  return Array.from({ length: count }, (_, index): Chunk => {
    const position = index * CHUNK_SIZE;
    return { kind: 'chunk', path, position, text: text.slice(position, position + CHUNK_SIZE) };
  });
}
