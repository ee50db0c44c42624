import type { Hazard } from './hazard.js';
import type { ModuleFacts } from './module-facts.js';

/** The hazards that an audit knows, in the order of reports. */
export const HAZARDS: readonly Hazard[] = [
  {
    id: 'unfenced-lease',
    title: 'a lease without a fenced write',
    source: 'M. Kleppmann, How to do distributed locking, 2016',
    concerns: named(/lease|^#?lock$|lockHolder|lockToken/i),
    unless: 'its code names no lease and no lock',
    faults: ['pause', 'lease-expiry'],
    oracles: /fence|epoch|zombie|stale|old (lease|holder)/i,
    needsBoth: true,
  },
  {
    id: 'clock-trust',
    title: 'trust in a clock',
    source: 'M. Kleppmann, Designing Data-Intensive Applications, chapter 8, 2017',
    concerns: ({ compared }) => (compared.has('now') ? 'its code compares `now`' : undefined),
    unless: 'its code does not compare `now`',
    faults: ['clock-skew', 'clock-jump', 'clock-backward', 'lease-expiry'],
  },
  {
    id: 'retry-without-key',
    title: 'a retry without an idempotency key',
    source: 'P. Helland, Idempotence Is Not a Medical Condition, ACM Queue, 2012',
    concerns: named(/^(retry|resend|reask)|(Retry|Resend)/),
    unless: 'its code names no retry',
    faults: ['duplication', 'loss', 'write-failure', 'crash'],
    oracles: /once|twice|duplicat|idempot|each /i,
    needsBoth: true,
  },
  {
    id: 'effect-before-checkpoint',
    title: 'an effect before its checkpoint, or a checkpoint before its effect',
    source: 'P. Carbone and others, State Management in Apache Flink, VLDB, 2017',
    concerns: ofType('pipeline', 'it is a pipeline'),
    unless: 'it is no pipeline',
    faults: ['crash', 'repeated-crash'],
  },
  {
    id: 'ack-before-durability',
    title: 'an acknowledgement before durability',
    source: 'T. S. Pillai and others, All File Systems Are Not Created Equal, OSDI, 2014',
    // What makes a state durable is a driver's.
    concerns: ({ allWords }) => wordIn(allWords, /durable|persist|checkpoint|fsync/i),
    unless: 'its code names nothing durable',
    faults: ['crash', 'lost-write', 'amnesia'],
  },
  {
    id: 'identity-reuse',
    title: 'an identity that is used again after a restart',
    source: 'A. Das and others, SWIM, DSN, 2002 (incarnation numbers)',
    concerns: named(/incarnation|ballot|^(next)?(sequence|seq)$|sequenceNumber/i),
    unless: 'its code numbers no lives and no messages',
    faults: ['crash', 'repeated-crash', 'mass-restart', 'amnesia'],
  },
  {
    id: 'unbounded-queue',
    title: 'an unbounded queue',
    source: "D. Yanacek, Avoiding insurmountable queue backlogs, Amazon Builders' Library, 2019",
    concerns: named(/^(queue|backlog|inbox)$|(Queue|Backlog)$/),
    unless: 'its code names no queue',
    faults: [],
    oracles: /queue|backlog|at most|bound/i,
  },
  {
    id: 'timeout-for-death',
    title: 'a timeout that is taken for a death',
    source: 'T. D. Chandra and S. Toueg, Unreliable Failure Detectors, JACM, 1996',
    concerns: named(/suspect|^dead$|failureTimeout|isAlive/i),
    unless: 'its code suspects no party',
    faults: ['pause', 'delay', 'partition'],
  },
  {
    id: 'last-write-wins',
    title: 'last write wins under clock skew',
    source: 'K. Kingsbury, Jepsen: Cassandra, 2013',
    concerns: ({ compared }) => {
      const name = [...compared].find((it) => /timestamp|writtenAt|updatedAt|modifiedAt/i.test(it));
      return name === undefined ? undefined : `its code compares \`${name}\``;
    },
    unless: 'its code compares no times of writes',
    faults: ['clock-skew', 'clock-jump', 'clock-backward'],
  },
  {
    id: 'even-quorum',
    title: 'a quorum of half of the parties',
    source: 'D. K. Gifford, Weighted Voting for Replicated Data, SOSP, 1979',
    concerns: (facts) =>
      named(/quorum|majority/i)(facts) ??
      (facts.comparesHalf ? 'its code compares a number with half of another' : undefined),
    unless: 'its code names no quorum, and compares nothing with a half',
    faults: ['partition', 'split-brain'],
  },
  {
    id: 'membership-change',
    title: 'a membership change during a partition',
    source: 'D. Ongaro, Bug in single-server membership changes, raft-dev, 2015',
    concerns: named(
      /^(addMember|removeMember|addNode|removeNode|addPeer|removePeer|reconfigure|leave)$/,
    ),
    unless: 'its code changes no membership',
    faults: ['partition', 'split-brain'],
  },
];

function named(pattern: RegExp): Hazard['concerns'] {
  return ({ words }) => wordIn(words, pattern);
}

function wordIn(words: ReadonlySet<string>, pattern: RegExp): string | undefined {
  const [word] = [...words].filter((it) => pattern.test(it)).sort();
  return word === undefined ? undefined : `its code names \`${word}\``;
}

function ofType(type: ModuleFacts['type'], why: string): Hazard['concerns'] {
  return (facts) => (facts.type === type ? why : undefined);
}
