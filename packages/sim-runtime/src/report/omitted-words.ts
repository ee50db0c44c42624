import { type OmittedFailures } from '../sweep/tally.js';
import { formatCount } from './figures.js';

/**
 * What a report says of failures that were counted alone.
 *
 * @param omitted - those of one oracle
 */
export function omittedWords({ oracle, seeds }: OmittedFailures): string {
  return `${oracle} · ${formatCount(seeds)} more failing ${seeds === 1 ? 'seed' : 'seeds'}, counted but neither listed nor sorted`;
}
