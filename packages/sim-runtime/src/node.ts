/**
 * Modules run for real, in Node: adapters between a module and the network, a store, files and timers.
 * Imported by the program that runs a module, never by the module itself.
 *
 * @packageDocumentation
 */
export { CoordinationDriver, type CoordinationDriverOptions } from './node/coordination-driver.js';
export { type DatagramTransport, overDatagrams } from './node/datagram-transport.js';
export { DriverError, type DriverErrorHandler, type DriverErrorKind } from './node/driver-error.js';
export { FlightRecorder, type FlightRecorderOptions } from './node/flight-recorder.js';
export type { MessageReceiver, MessageTransport } from './node/message-transport.js';
export { PipelineDriver } from './node/pipeline-driver.js';
export type { PipelineDriverOptions } from './node/pipeline-options.js';
export { overRegister, type Register } from './node/register-store.js';
export type { Arguments, ClientMethod, Result } from './node/client-method.js';
export { SansIoDriver } from './node/sans-io-driver.js';
export type { SansIoDriverOptions } from './node/sans-io-options.js';
export type { Decision, StateStore, StoredState } from './node/state-store.js';
export { TickClock } from './node/tick-clock.js';
export { wallClock } from './node/wall-clock.js';
export { jsonFormat, type WireFormat } from './node/wire-format.js';
