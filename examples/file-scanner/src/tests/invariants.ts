import { always, eventually, type PipelineWorld, sometimes } from '@gossip/sim-runtime/sim';
import {
  type Checkpoint,
  type Effect,
  type Event,
  type Finding,
  type LogRecord,
  type State,
} from '../state.js';

type World = PipelineWorld<State, Event, Effect, LogRecord, Checkpoint, Finding>;

/** Every finding that lies before the durable checkpoint has reached the sink. */
export const nothingIsLost = always(
  'no finding behind the checkpoint is lost',
  ({ input, checkpoint, outputs }: World, verified) => {
    const reached = checkpoint.status === 'loaded' ? checkpoint.checkpoint.nextOffset : 0;
    for (; verified.offset < reached; verified.offset++) {
      const isFinding = input[verified.offset]?.text.startsWith('ERROR') ?? false;
      if (isFinding && !outputs.has(`finding-${verified.offset}`)) {
        return `the finding at offset ${verified.offset} is lost: the checkpoint is at ${reached}`;
      }
    }
    return true;
  },
  { history: () => ({ offset: 0 }) },
);

/** What the sink holds are findings of the input, each once. */
export const findingsAreRight = always(
  'each finding is reported once, as it was',
  ({ input, outputs }: World, seen) => {
    if (outputs.size === seen.offsets.size) return true;
    for (const { offset, text } of [...outputs.values()].slice(seen.offsets.size)) {
      if (seen.offsets.has(offset)) return `the finding at offset ${offset} is reported twice`;
      if (input[offset]?.text !== text) return `"${text}" is not what offset ${offset} holds`;
      seen.offsets.add(offset);
    }
    return true;
  },
  { history: () => ({ offsets: new Set<number>() }) },
);

/** A stage never asks for a checkpoint behind the one it started from, or asked for before. */
export const checkpointNeverRegresses = always(
  'the checkpoint never regresses',
  ({ event, effects }: World, last) => {
    if (event?.kind === 'started') {
      last.offset = event.loaded.status === 'loaded' ? event.loaded.checkpoint.nextOffset : 0;
    }
    for (const effect of effects) {
      if (effect.kind !== 'checkpoint') continue;
      const { nextOffset } = effect.checkpoint;
      if (nextOffset < last.offset) return `from ${last.offset} to ${nextOffset}`;
      last.offset = nextOffset;
    }
    return true;
  },
  { history: () => ({ offset: 0 }) },
);

/** Once the faults end, the scanner comes to the end of its input. */
export const allInputIsScanned = eventually(
  'all input is scanned',
  ({ input, checkpoint }: World) =>
    checkpoint.status === 'loaded' && checkpoint.checkpoint.nextOffset === input.length,
  { withinTicks: 5_000 },
);

export const somethingIsEmittedAgain = sometimes(
  'a finding is emitted again after a crash',
  ({ emissions, outputs }: World, last) => {
    const again = emissions - outputs.size;
    const isNew = again > last.again;
    last.again = again;
    return isNew;
  },
  { history: () => ({ again: 0 }) },
);
