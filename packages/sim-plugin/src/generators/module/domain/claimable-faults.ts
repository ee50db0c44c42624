import { type ModuleType } from '../../../config/module-type.js';

const CLOCKS = ['clock-jump', 'clock-backward'];
const CRASHES = ['crash', 'repeated-crash'];
const CHANNEL = ['loss', 'delay', 'duplication', 'partition', 'pause'];
const NODES = ['cascade', 'mass-restart', 'amnesia', 'clock-skew'];

/**
 * The faults that a generated module can claim to survive. The runtime has a few more, for which a
 * simulation must first say how: when a lease runs out, or what a falsified message looks like.
 */
export const CLAIMABLE_FAULTS: Readonly<Record<ModuleType, readonly string[]>> = {
  coordination: [...CHANNEL, ...CRASHES, ...NODES, ...CLOCKS],
  gossip: [...CHANNEL, ...CRASHES, ...NODES, ...CLOCKS, 'split-brain'],
  pipeline: [
    'read-failure',
    'short-read',
    'write-failure',
    'torn-write',
    'lost-write',
    'disk-full',
    'slow-port',
    'pause',
    ...CRASHES,
    ...CLOCKS,
  ],
};
