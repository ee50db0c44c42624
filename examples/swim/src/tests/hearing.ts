import { type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import { type Message } from '../messages.js';
import { Swim } from '../protocol.js';
import { type MemberFactory, membersOf } from './membership-simulation.js';

/** A member that receives other messages than those sent to it. */
export function hearing(
  otherwise: (message: Message, from: NodeId, member: Swim) => Message,
): typeof Swim {
  return class extends Swim {
    override handleInput(message: Message, now: LogicalTime, from: NodeId): void {
      super.handleInput(otherwise(message, from, this), now, from);
    }
  };
}

/** A member that receives nothing on itself, so that it refutes nothing. */
export const unaware: MemberFactory = (settings, context) => {
  const Unaware = hearing((message) => ({
    ...message,
    rumors: message.rumors.filter(({ member }) => member !== context.id),
  }));
  return membersOf(Unaware)(settings, context);
};
