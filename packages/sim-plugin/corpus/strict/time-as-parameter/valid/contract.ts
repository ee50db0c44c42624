import { type Transition } from '@gossip/sim-runtime';

// Typed by the contract; the time is there, and may be left out where it is not needed.
export const transition: Transition<number, number, never> = (state, input) => [state + input, []];
