import { formatTraceHash } from '../kernel/trace-hash.js';
import { type RunResult } from '../run/run-result.js';
import { type SimulationReport } from './simulation-report.js';

/** A trace hash as reports hold it. */
export function hashOf(traceHash: number | undefined): { readonly traceHash?: string } {
  return traceHash === undefined ? {} : { traceHash: formatTraceHash(traceHash) };
}

/** The content hash of a run, and what it does not cover, as reports hold them. */
export function contentsOf({
  contentHash,
  unseen,
}: Pick<RunResult, 'contentHash' | 'unseen'>): Pick<SimulationReport, 'contentHash' | 'unseen'> {
  return {
    ...(contentHash === undefined ? {} : { contentHash: formatTraceHash(contentHash) }),
    ...(unseen === undefined ? {} : { unseen }),
  };
}
