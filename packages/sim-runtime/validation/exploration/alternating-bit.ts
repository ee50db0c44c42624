import { type Model } from '../../src/explore.js';

type Bit = 0 | 1;

interface Sent {
  readonly bit: Bit;
  readonly value: string;
}

/** The variables of the TLA+ module AlternatingBit. */
export interface AlternatingBit {
  readonly messages: readonly Sent[];
  readonly acks: readonly Bit[];
  readonly senderBit: Bit;
  readonly acked: Bit;
  readonly receiverBit: Bit;
  readonly sent: string;
  readonly received: string;
}

type Step =
  | { readonly kind: 'send'; readonly value: string }
  | { readonly kind: 'send again' | 'receive' | 'acknowledge' | 'receive acknowledgement' }
  | { readonly kind: 'lose message' | 'lose acknowledgement'; readonly index: number };

const DATA = ['d1', 'd2'];
const BITS = [0, 1] as const;
const LONGEST = 2;

/** The alternating bit protocol, after MCAlternatingBit of Specifying Systems: two values, queues of at most two. */
export const alternatingBit: Model<AlternatingBit, Step> = {
  name: 'alternating bit',
  initial: () =>
    BITS.flatMap((bit) =>
      DATA.flatMap((sent) =>
        DATA.map((received) => ({
          messages: [],
          acks: [],
          senderBit: bit,
          acked: bit,
          receiverBit: bit,
          sent,
          received,
        })),
      ),
    ),
  actions: (state) => [
    ...DATA.map((value) => ({ kind: 'send' as const, value })),
    { kind: 'send again' },
    { kind: 'receive' },
    { kind: 'acknowledge' },
    { kind: 'receive acknowledgement' },
    ...state.messages.map((_, index) => ({ kind: 'lose message' as const, index })),
    ...state.acks.map((_, index) => ({ kind: 'lose acknowledgement' as const, index })),
  ],
  next,
  within: ({ messages, acks }) => messages.length <= LONGEST && acks.length <= LONGEST,
  properties: [
    {
      kind: 'always',
      name: 'what is acknowledged was received',
      holds: (state) =>
        state.acked !== state.senderBit || state.received === state.sent || isNew(state),
    },
  ],
};

/** Before the first value is sent, sender and receiver hold any two. */
function isNew({ senderBit, acked, receiverBit, messages, acks }: AlternatingBit): boolean {
  return (
    senderBit === acked &&
    receiverBit === acked &&
    messages.length === 0 &&
    acks.every((bit) => bit === acked)
  );
}

function next(state: AlternatingBit, step: Step): AlternatingBit | undefined {
  switch (step.kind) {
    case 'send': {
      if (state.acked !== state.senderBit) return undefined;
      const senderBit = flipped(state.senderBit);
      const messages = [...state.messages, { bit: senderBit, value: step.value }];
      return { ...state, sent: step.value, senderBit, messages };
    }
    case 'send again':
      if (state.acked === state.senderBit) return undefined;
      return {
        ...state,
        messages: [...state.messages, { bit: state.senderBit, value: state.sent }],
      };
    case 'receive': {
      const [first, ...messages] = state.messages;
      if (first === undefined) return undefined;
      return { ...state, messages, receiverBit: first.bit, received: first.value };
    }
    case 'acknowledge':
      return { ...state, acks: [...state.acks, state.receiverBit] };
    case 'receive acknowledgement': {
      const [acked, ...acks] = state.acks;
      return acked === undefined ? undefined : { ...state, acks, acked };
    }
    case 'lose message':
      return { ...state, messages: state.messages.toSpliced(step.index, 1) };
    case 'lose acknowledgement':
      return { ...state, acks: state.acks.toSpliced(step.index, 1) };
  }
}

function flipped(bit: Bit): Bit {
  return bit === 0 ? 1 : 0;
}
