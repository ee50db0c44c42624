import { type Model } from '../../src/explore.js';

interface Message {
  readonly to: number;
  readonly kind: 'ping' | 'pong';
  readonly value: number;
}

/** The counters of both actors, and the set of messages in flight. */
export interface PingPong {
  readonly counts: readonly [number, number];
  readonly messages: readonly Message[];
}

interface Step {
  readonly kind: 'deliver' | 'drop';
  readonly message: Message;
}

/**
 * Stateright's test model of two actors that send a number to and fro.
 *
 * @param highest - the number at which the search ends
 * @param isLossy - whether messages can be lost, and be delivered again and again
 */
export function pingPong(highest: number, isLossy: boolean): Model<PingPong, Step> {
  return {
    name: `ping-pong to ${highest}`,
    initial: () => [{ counts: [0, 0], messages: [{ to: 1, kind: 'ping', value: 0 }] }],
    actions: ({ messages }) => [
      ...messages.map((message) => ({ kind: 'deliver' as const, message })),
      ...(isLossy ? messages.map((message) => ({ kind: 'drop' as const, message })) : []),
    ],
    next: (state, { kind, message }) => {
      const others = state.messages.filter((other) => other !== message);
      if (kind === 'drop') return { ...state, messages: others };
      return deliver(state, message, isLossy ? state.messages : others);
    },
    within: ({ counts }) => counts.every((count) => count <= highest),
    ends: () => true,
    properties: [
      {
        kind: 'always',
        name: 'counters differ by one at most',
        holds: ({ counts: [one, other] }) => Math.abs(one - other) <= 1,
      },
      {
        kind: 'sometimes',
        name: 'the highest number is reached',
        holds: ({ counts }) => counts.includes(highest),
      },
      {
        kind: 'eventually',
        name: 'the highest number is always reached',
        holds: ({ counts }) => counts.includes(highest),
      },
    ],
  };
}

function deliver(
  { counts }: PingPong,
  { to, kind, value }: Message,
  left: readonly Message[],
): PingPong | undefined {
  if (counts[to] !== value) return undefined; // Ignored: the actor neither changes nor sends.
  const reply: Message =
    kind === 'ping' ? { to: 0, kind: 'pong', value } : { to: 1, kind: 'ping', value: value + 1 };
  const [one, other] = counts;
  const isKnown = left.some(
    (message) => message.kind === reply.kind && message.value === reply.value,
  );
  return {
    counts: to === 0 ? [one + 1, other] : [one, other + 1],
    messages: isKnown ? left : sorted([...left, reply]),
  };
}

/** Messages in flight are a set, so their order must not tell states apart. */
function sorted(messages: readonly Message[]): readonly Message[] {
  return messages.toSorted((one, other) =>
    one.value === other.value ? (one.kind < other.kind ? -1 : 1) : one.value - other.value,
  );
}
