import { type Message, STATUSES } from '../messages.js';

const PROBING = ['ping', 'ack', 'ping-req', 'nack'];

/** Whether what a peer sent is a message of this protocol. */
export function isMessage(value: unknown): value is Message {
  if (!isRecord(value)) return false;
  const { kind, sequence, target, rumors } = value;
  if (!Array.isArray(rumors) || !rumors.every(isRumor)) return false;
  if (kind === 'farewell') return true;
  if (kind === 'ping-req' && !isCount(target)) return false;
  return PROBING.some((known) => known === kind) && isCount(sequence);
}

function isRumor(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { member, status, incarnation, accusers } = value;
  if (!isCount(member) || !isCount(incarnation)) return false;
  if (status !== 'suspect') return STATUSES.some((known) => known === status);
  return Array.isArray(accusers) && accusers.length > 0 && accusers.every(isCount);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

type Fields = Readonly<
  Partial<
    Record<
      'kind' | 'sequence' | 'target' | 'rumors' | 'member' | 'status' | 'incarnation' | 'accusers',
      unknown
    >
  >
>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
