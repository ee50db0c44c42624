import { type Simulation } from '../run/simulation.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { tellStory } from './story.js';
import { formatLine } from './story-line.js';

/**
 * A run's trace as a story in the simulation's own words.
 *
 * @param simulation - the simulation whose run it is, for the names of its parties
 * @param trace - what happened
 * @param everything - whether to tell what has nothing to do with the violation, too. Default
 *   false.
 */
export function storyOf(
  simulation: Pick<Simulation, 'partyName' | 'moduleType'>,
  trace: readonly TraceEntry[],
  everything = false,
): readonly string[] {
  return tellStory(trace, { simulation, everything }).map(formatLine);
}
