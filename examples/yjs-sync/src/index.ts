export { Replica } from './protocol.js';
export type { ReplicaConfig } from './replica-config.js';
export type { LogRecord } from './log-record.js';
export type { Message } from './messages.js';
export type { MakeDocument } from './shared-document.js';
export { placeInStar, SERVER } from './star.js';
