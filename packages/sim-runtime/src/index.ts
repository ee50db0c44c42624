/**
 * The contracts of simulation-ready modules. Production code imports from here and from nowhere else
 * in this package: no dependency, no simulation code.
 *
 * @packageDocumentation
 */
export type { Disk } from './contracts/disk.js';
export { advance, LogicalTime } from './contracts/logical-time.js';
export { nodeId, type NodeId } from './contracts/node-id.js';
export type { Random } from './contracts/random.js';
export { randomFrom } from './contracts/random-from.js';
export type { Transition } from './contracts/transition.js';
export type { Step } from './contracts/step.js';
export type { MessageCodec } from './contracts/message-codec.js';
export { type MessageCarrier, Outbox } from './contracts/outbox.js';
export type { Transmit } from './contracts/transmit.js';
export type { SansIoNode } from './contracts/sans-io-node.js';
export type { ProtocolConfig } from './contracts/protocol-config.js';
export type {
  CheckpointEffect,
  CheckpointStore,
  EmitEffect,
  LoadedCheckpoint,
  PipelineEffect,
  PipelineEvent,
  ReadEffect,
  Sink,
  Source,
  WaitEffect,
} from './contracts/pipeline-ports.js';
