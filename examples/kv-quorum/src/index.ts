export { type Durable, KvQuorum, type Start } from './protocol.js';
export type { Key, Message, Version, Versioned } from './messages.js';
export type { Outcome, Reply } from './round.js';
