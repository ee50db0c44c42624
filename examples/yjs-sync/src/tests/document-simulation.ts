import { type NodeId } from '@gossip/sim-runtime';
import {
  type FaultKind,
  gossip,
  type NodeContext,
  type Simulation,
  unguarded,
} from '@gossip/sim-runtime/sim';
import * as Y from 'yjs';
import { type LogRecord } from '../log-record.js';
import { Replica } from '../protocol.js';
import { type ReplicaConfig } from '../replica-config.js';
import { SETTINGS } from '../settings.js';
import { type MakeDocument } from '../shared-document.js';
import { coverageGoals } from './coverage-goals.js';
import { Desk } from './desk.js';
import {
  authorsKeepTheirEdits,
  documentsAgree,
  fieldsAreSorted,
  nothingIsLost,
  nothingWaits,
  savedBeforeSeen,
  straysAreRefused,
  wordsAreWhole,
} from './invariants.js';
import { replicasDoTheirPart } from './replicas-do-their-part.js';

/** All faults but falsified messages: a writer may write anything, so a liar is a writer. */
const CLAIMS: readonly FaultKind[] = [
  'loss',
  'delay',
  'duplication',
  'partition',
  'pause',
  'clock-skew',
  'clock-jump',
  'clock-backward',
  'crash',
  'cascade',
  'repeated-crash',
  'mass-restart',
  'split-brain',
  'amnesia',
];

/** Ticks until all is well once the faults have ended. */
const WITHIN_TICKS = 800;

/** Nothing depends on the ids that are drawn here, which are replaced, and the promises are not awaited. */
export const makeDocument: MakeDocument = () => unguarded(() => new Y.Doc({ guid: 'document' }));

/** How replicas are connected, and what they are. */
export interface Variant {
  readonly name: string;
  readonly place: (
    id: NodeId,
    peers: readonly NodeId[],
  ) => Pick<ReplicaConfig, 'neighbours' | 'relays'>;
  /** What is simulated: a `Replica`, or one with a flaw. */
  readonly Replica?: typeof Replica;
  readonly makeDocument?: MakeDocument;
}

/** Four users at one document, under all faults that it claims to survive. */
export function documentSimulation(variant: Variant): Simulation {
  const Kind = variant.Replica ?? Replica;
  return gossip({
    name: variant.name,
    nodes: 4,
    // Short and busy, so that edits meet.
    safetyTicks: 600,
    operationsPerRun: 150,
    create: ({ id, peers, random, now, durable }: NodeContext<readonly LogRecord[]>) => {
      const config = { ...SETTINGS, ...variant.place(id, peers) };
      const open: ConstructorParameters<typeof Desk>[0] = (since, draws, log) =>
        new Kind(config, variant.makeDocument ?? makeDocument, draws, since, log);
      return new Desk(open, config, id, random, now, durable);
    },
    persist: ({ replica }: Desk) => [...replica.log],
    view: ({ journal, replica: { text, fields, heldChanges, acknowledged } }) => ({
      journal,
      text,
      fields,
      heldChanges,
      acknowledged,
    }),
    claims: CLAIMS,
    operations: {
      write: ({ node, now, random }) => node.write(now, random),
      erase: ({ node, now, random }) => node.erase(now, random),
      entitle: ({ node, now, random }) => node.entitle(now, random),
      reopen: ({ node, now }) => node.reopen(now),
      reinstall: ({ node, now, random }) => random.below(8) === 0 && node.reinstall(now),
    },
    oracles: [
      wordsAreWhole,
      nothingWaits,
      savedBeforeSeen,
      authorsKeepTheirEdits,
      documentsAgree(WITHIN_TICKS),
      nothingIsLost,
      straysAreRefused,
      fieldsAreSorted,
      replicasDoTheirPart,
      ...coverageGoals,
    ],
  });
}
