export { transition } from './logic.js';
export * from './state.js';
export * from './worker.js';
