/**
 * Histories of client calls and their checkers: for a `sim.ts`, a spec file, or a program that checks what was
 * recorded of a real system.
 *
 * @packageDocumentation
 */
export { type CompletedCall, callsOf, type Outcome } from './history/calls.js';
export { HistoryError } from './history/history-error.js';
export type {
  History,
  HistoryEvent,
  HistoryEventType,
  ObjectKey,
  ProcessId,
} from './history/history-event.js';
export {
  checkLinearizability,
  type LinearizabilityOptions,
} from './history/linearizability/check-linearizability.js';
export type {
  LinearizabilityResult,
  LinearizabilityViolation,
} from './history/linearizability/linearizability-result.js';
export type {
  CollectionType,
  DataType,
  QueueType,
  RegisterType,
  SetType,
} from './history/models/data-type.js';
export { agrees, type Model, type ModelCall, type ModelResult } from './history/models/model.js';
export { counter } from './history/models/counter.js';
export { keyValue } from './history/models/key-value.js';
export { fencedMutex, type FencedMutexState, mutex } from './history/models/mutex.js';
export { perKey } from './history/models/per-key.js';
export { queue, stack, unorderedQueue } from './history/models/queue.js';
export { casRegister, register, type RegisterOptions } from './history/models/register.js';
export { set } from './history/models/set.js';
export type {
  Anomaly,
  AnomalyName,
  CycleName,
  CycleStep,
  CycleSuffix,
  PlainAnomalyName,
} from './history/isolation/anomaly.js';
export { checkIsolation, type IsolationResult } from './history/isolation/check-isolation.js';
export type { EdgeKind } from './history/isolation/edges.js';
export { ISOLATION_LEVELS, type IsolationLevel } from './history/isolation/isolation-level.js';
export {
  HISTORY_FORMATS,
  type HistoryFormat,
  readHistory,
  type ReadHistoryOptions,
} from './history/formats/read-history.js';
export { ednHistory, logHistory } from './history/formats/write-history.js';
export {
  checkSequentialConsistency,
  type SequentialConsistencyOptions,
} from './history/sequential/check-sequential-consistency.js';
export type { WorldWithHistory } from './history/oracle/call-oracle.js';
export { linearizable, type LinearizableOptions } from './history/oracle/linearizable.js';
export {
  sequentiallyConsistent,
  type SequentiallyConsistentOptions,
} from './history/oracle/sequentially-consistent.js';
export type { ClientHistory, OpenCall } from './history/recording/history-log.js';
export type {
  RequestCall,
  RequestHistory,
  RequestResult,
} from './history/recording/request-log.js';
export { describeViolation } from './history/oracle/describe-violation.js';
