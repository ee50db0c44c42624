/**
 * The name of one of several parties in traces, stories and reports.
 *
 * @param name - the name that the parties of a simulation share, such as `worker`
 * @param party - the number of the party, from 0
 */
export function nameOfParty(name: string, party: number): string {
  return `${name}-${party}`;
}
