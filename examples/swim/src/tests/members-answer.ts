import { type NodeId } from '@gossip/sim-runtime';
import { always } from '@gossip/sim-runtime/sim';
import { type Message, type Rumor } from '../messages.js';
import { type Swim } from '../protocol.js';
import { type World } from './invariants.js';

type Sent = World['sent'];

/** A probe that a member carries out for another, as it was asked to. */
interface Errand {
  readonly requester: NodeId;
  readonly sequence: number;
}

/** The errands of one life of a member, by the sequence numbers of its pings. */
interface Watch {
  readonly life: Swim;
  readonly errands: Map<number, Errand>;
}

function isSent<Kind extends Message['kind']>(
  sent: Sent,
  kind: Kind,
  to: NodeId,
  sequence?: number,
): number | undefined {
  for (const { destination, message } of sent) {
    if (message.kind !== kind || destination !== to || !('sequence' in message)) continue;
    if (sequence === undefined || message.sequence === sequence) return message.sequence;
  }
  return undefined;
}

/** A ping gets its answer, an errand is done, and the answer to it is handed on while its requester waits for it. */
export const membersAnswer = always(
  'a member answers what it is asked',
  ({ node, touched, message, from, sent }: World, watches) => {
    const life = node(touched);
    if (life === undefined || life.hasLeft) return true;
    const known = watches.get(touched);
    const watch = known?.life === life ? known : { life, errands: new Map<number, Errand>() };
    watches.set(touched, watch);
    const { errands } = watch;
    if (message?.kind === 'ping' && from !== undefined) {
      const isAnswered = isSent(sent, 'ack', from, message.sequence) !== undefined;
      return isAnswered || `node ${touched} does not answer ping ${message.sequence} of ${from}`;
    }
    if (message?.kind === 'ping-req' && from !== undefined) {
      const ping = isSent(sent, 'ping', message.target);
      if (ping === undefined) return `node ${touched} does not ping ${message.target} for ${from}`;
      errands.set(ping, { requester: from, sequence: message.sequence });
    }
    if (message?.kind === 'ack') {
      const errand = errands.get(message.sequence);
      errands.delete(message.sequence);
      if (errand === undefined) return true;
      const { requester, sequence } = errand;
      const isHandedOn = isSent(sent, 'ack', requester, sequence) !== undefined;
      return isHandedOn || `node ${touched} keeps the answer for ${requester} to itself`;
    }
    // After that its requester may have had its answer too late.
    for (const [ping, { requester, sequence }] of errands) {
      if (isSent(sent, 'nack', requester, sequence) !== undefined) errands.delete(ping);
    }
    return true;
  },
  { history: () => new Map<NodeId, Watch>() },
);

/** What a message says first of its sender, and of its receiver where the sender has news of it. */
export const messagesSayWho = always(
  'a message says in which life its sender is, and what it holds of the receiver',
  ({ node, touched, message, operation, sent }: World) => {
    const life = node(touched);
    if (life === undefined) return true;
    const status = life.hasLeft ? 'dead' : 'alive';
    for (const { destination, message: given } of sent) {
      const [self] = given.rumors;
      const isSelf = self?.member === touched && self.incarnation === life.incarnation;
      if (!isSelf || self.status !== status) return `node ${touched} does not say that it lives`;
      // At a timeout an opinion may change after a message was written.
      if (message === undefined && operation === undefined) continue;
      const held = life.opinions.get(destination);
      if (held === undefined || (held.status === 'alive' && held.incarnation === 0)) continue;
      if (!given.rumors.some((rumor) => isOn(rumor, held))) {
        return `node ${touched} holds ${destination} for ${held.status}, and does not say so`;
      }
    }
    return true;
  },
);

function isOn({ member, status, incarnation }: Rumor, held: Rumor): boolean {
  return member === held.member && status === held.status && incarnation === held.incarnation;
}

/** Each period probes one of the members that are not known to be dead. */
export const probesAreMade = always(
  'every period probes a member',
  ({ node, touched, sent }: World, known) => {
    const life = node(touched);
    if (life === undefined) return true;
    const before = known.get(touched);
    known.set(touched, { life, periods: life.periods });
    if (before?.life !== life || before.periods === life.periods) return true;
    const isNobodyLeft = [...life.opinions.values()].every(({ status }) => status === 'dead');
    const isProbing = sent.some(({ message: { kind } }) => kind === 'ping');
    return isNobodyLeft || isProbing || `node ${touched} begins a period without a probe`;
  },
  { history: () => new Map<NodeId, { readonly life: Swim; readonly periods: number }>() },
);
