import { LogicalTime } from '../contracts/logical-time.js';
import { nodeId } from '../contracts/node-id.js';
import { digest } from '../kernel/digest.js';
import { type Plan } from '../plan/plan.js';
import { fromJson } from '../recording/plain-json.js';
import { type RecordedInput } from '../recording/recorded-input.js';
import { outcomeOf } from '../run/outcome-of.js';
import { type RecordingStaging, stageReplay } from '../run/replay.js';
import { type ReadableTrace } from '../trace/trace-sink.js';
import { type DefinedCoordination } from './defined-coordination.js';
import { type CoordinationWorld } from './coordination-world.js';
import { HarnessWorld } from './harness-world.js';

/**
 * Replays the inputs of a coordination module. Oracles can be asked where no input is missing:
 * where it began in its initial state and no other process changed it.
 */
export function stageCoordinationRecording<State, Input, Effect, BeliefValue>(
  definition: Pick<
    DefinedCoordination<State, Input, Effect, BeliefValue>,
    'initialState' | 'transition' | 'belief'
  >,
  plan: Plan,
  recording: readonly RecordedInput[],
  traceSink: ReadableTrace | undefined,
): RecordingStaging<CoordinationWorld<State, Input, Effect, BeliefValue>> {
  let now = LogicalTime.ZERO;
  // What actors make of effects happened elsewhere: here they stay as they began.
  const beliefs = Array.from(
    { length: plan.parties },
    () => definition.belief?.initial as BeliefValue,
  );
  const world = new HarnessWorld<State, Input, Effect, BeliefValue>(
    definition.initialState,
    beliefs,
    () => now,
  );
  const take = (recorded: RecordedInput): number => {
    now = LogicalTime.of(recorded.at);
    if (recorded.kind === 'state') {
      world.state = fromJson(recorded.state) as State;
      return digest(world.state);
    }
    if (recorded.kind !== 'input') return 0;
    const input = fromJson(recorded.input) as Input;
    const returned: unknown = definition.transition(world.state, input, now);
    const [state, effects] = outcomeOf<State, Effect>(returned, 'transition', input, now);
    world.actor = nodeId(recorded.party);
    world.applied(world.state, state, input, effects);
    traceSink?.applied(now, recorded.outcome | 0, recorded.party, input, effects, state);
    return digest([state, effects]);
  };
  const isWhole = recording.every(({ kind }) => kind !== 'state');
  return stageReplay(recording, { world, isWhole, take }, traceSink);
}
