/** What a guarded API brings into a module, and what to use in its place. */
export type Leak = 'clock' | 'randomness' | 'timer' | 'asynchrony' | 'thread' | 'network';

export const REMEDIES: Readonly<Record<Leak, string>> = {
  clock: 'simulated code has no clock of its own, so use the parameter `now`',
  randomness: 'draw from the `Random` that is handed in, so that the seed decides',
  timer:
    'simulated code cannot wait, so say when to come back: a node by `pollTimeout`, a stage by a `wait` effect',
  asynchrony:
    'simulated code runs to its end at once, so return effects and handle their answers as events',
  thread:
    'simulated code is alone in its thread, so return effects and handle their answers as events',
  network:
    'simulated code does no I/O, so return an effect or send a message, and leave it to a driver',
};
