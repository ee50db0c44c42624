import { pipeline, type RandomStream } from '@gossip/sim-runtime/sim';
import { step } from './logic.js';
import { checksum, initialState, type LogRecord } from './state.js';
import {
  allInputIsScanned,
  checkpointNeverRegresses,
  findingsAreRight,
  nothingIsLost,
  somethingIsEmittedAgain,
} from './tests/invariants.js';

export const simulation = pipeline({
  name: 'file-scanner',
  initialState,
  step,
  source: ({ random }) => logRecords(random, 200),
  corrupt: (record, random) => ({
    ...record,
    text: `${record.text}${random.below(10)}`,
  }),
  oracles: [
    nothingIsLost,
    findingsAreRight,
    checkpointNeverRegresses,
    allInputIsScanned,
    somethingIsEmittedAgain,
  ],
});

function logRecords(random: RandomStream, count: number): readonly LogRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const text = `${random.chance(250_000) ? 'ERROR' : 'INFO'} line ${index}`;
    return { text, checksum: checksum(text) };
  });
}
