export { transition } from './logic.js';
export { initialState, LEASE_TICKS } from './state.js';
export type { Effect, Input, Lease, State } from './state.js';
