/**
 * Modules run for real, in Node: adapters between a module and the network, a store, files and timers.
 * Imported by the program that runs a module, never by the module itself.
 *
 * @packageDocumentation
 */
export {
  CoordinationDriver,
  type CoordinationDriverOptions,
} from './node/coordination/coordination-driver.js';
export { type DatagramTransport, overDatagrams } from './node/sans-io/datagram-transport.js';
export { DriverError, type DriverErrorHandler, type DriverErrorKind } from './node/driver-error.js';
export { FileDisk } from './node/sans-io/file-disk.js';
export { FlightRecorder, type FlightRecorderOptions } from './node/recorder/flight-recorder.js';
export type { ClientRequests } from './node/recorder/client-requests.js';
export { HistoryRecorder, type HistoryRecorderOptions } from './node/recorder/history-recorder.js';
export type { MessageReceiver, MessageTransport } from './node/sans-io/message-transport.js';
export { PipelineDriver } from './node/pipeline/pipeline-driver.js';
export type { PipelineDriverOptions } from './node/pipeline/pipeline-options.js';
export { overRegister, type Register } from './node/coordination/register-store.js';
export type { Arguments, ClientMethod, Result } from './node/sans-io/client-method.js';
export { SansIoDriver } from './node/sans-io/sans-io-driver.js';
export type { SansIoDriverOptions } from './node/sans-io/sans-io-options.js';
export type { Decision, StateStore, StoredState } from './node/coordination/state-store.js';
export { TickClock } from './node/clocks/tick-clock.js';
export { wallClock } from './node/clocks/wall-clock.js';
export { jsonFormat, type WireFormat } from './node/sans-io/wire-format.js';
