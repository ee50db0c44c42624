import { type NodeId } from '@gossip/sim-runtime';
import { always } from '@gossip/sim-runtime/sim';
import { type Desk } from './desk.js';
import { dueAt, type Duties, dutiesOf, follow } from './duties.js';
import { type World } from './ledger.js';

/**
 * A replica saves and sends in time what was changed, compares documents as often as is configured, asks for what
 * it lacks, answers those who ask, and sends nothing else. Its own time is the one that counts.
 */
export const replicasDoTheirPart = always(
  'a replica saves, sends, asks and answers in time',
  (world: World, all) => {
    const { node, touched } = world;
    const desk = node(touched);
    if (desk === undefined) return true;
    const known = all.get(touched);
    const duties = known?.replica === desk.replica ? known : dutiesOf(desk);
    all.set(touched, duties);
    const fault = faultOf(duties, desk, world);
    return fault === undefined || `node ${touched} ${fault}`;
  },
  { history: () => new Map<NodeId, Duties>() },
);

function faultOf(duties: Duties, desk: Desk, world: World): string | undefined {
  const { calls, lastCall, replica } = desk;
  if (calls !== duties.calls && lastCall !== undefined) {
    duties.calls = calls;
    const expected = follow(duties, lastCall, desk, world).join(', ');
    const sent = world.sent.map(({ message, destination }) => `${message.kind} to ${destination}`);
    if (sent.join(', ') !== expected) {
      return `sends ${sent.join(', ') || 'nothing'}, not ${expected || 'nothing'}`;
    }
  }
  const { edits, acknowledged, refused, records } = duties;
  if (replica.edits !== edits) return `counts ${replica.edits} edits, not ${edits}`;
  if (replica.acknowledged !== acknowledged)
    return `acknowledges ${replica.acknowledged} edits, not ${acknowledged}`;
  if (replica.refused !== refused) return `refuses ${replica.refused} news, not ${refused}`;
  if (replica.log.length !== records)
    return `has ${replica.log.length} records on its disk, not ${records}`;
  const due = dueAt(duties);
  if (replica.pollTimeout() !== due) return `is due at ${replica.pollTimeout()}, not at ${due}`;
  const { at, syncAt } = desk.start;
  const isSpread = at < syncAt && syncAt <= at + desk.config.syncIntervalTicks;
  return isSpread ? undefined : `compares documents first at ${syncAt}, and began at ${at}`;
}
