import { LogicalTime } from '../contracts/logical-time.js';
import { digest } from '../kernel/digest.js';
import { fromJson } from '../recording/plain-json.js';
import { type RecordedInput } from '../recording/recorded-input.js';
import { outcomeOf } from '../run/outcome-of.js';
import { type RecordingStaging, stageReplay } from '../run/replay.js';
import { type ReadableTrace } from '../trace/trace-sink.js';
import { type DefinedPipeline } from './defined-pipeline.js';

/**
 * Gives a stage again the events that it was given, in all its lives. A recording does not show what
 * the ports held, so that oracles cannot be asked: what is compared is the state, and the effects.
 */
export function stagePipelineRecording<State, Event, Effect, World>(
  definition: Pick<DefinedPipeline<State, Event, Effect>, 'initialState' | 'step'>,
  recording: readonly RecordedInput[],
  traceSink: ReadableTrace | undefined,
  world: World,
): RecordingStaging<World> {
  let state = definition.initialState;
  const take = (recorded: RecordedInput): number => {
    if (recorded.kind !== 'event') return 0;
    const now = LogicalTime.of(recorded.at);
    const event = fromJson(recorded.event) as Event & { readonly kind: string };
    if (event.kind === 'started') state = definition.initialState;
    const returned: unknown = definition.step(state, event, now);
    const [next, effects] = outcomeOf<State, Effect>(returned, 'step', event, now);
    state = next;
    traceSink?.applied(now, recorded.outcome | 0, 0, event, effects, state);
    return digest([state, effects]);
  };
  return stageReplay(recording, { world, isWhole: false, take }, traceSink);
}
