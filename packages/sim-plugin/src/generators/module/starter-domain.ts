import { type ModuleType } from '../../config/module-type.js';

/** What a freshly generated module is about, in the words of its closing report. */
export interface StarterDomain {
  /** The programming pattern of its logic. */
  readonly pattern: string;
  /** The names of its oracles, as its simulation has them. */
  readonly invariants: readonly string[];
}

export const STARTER_DOMAINS: Readonly<Record<ModuleType, StarterDomain>> = {
  coordination: {
    pattern: 'pure transition: (state, input, now) => [state, effects]',
    invariants: [
      'one holder per epoch',
      'a lease is exclusive until it runs out',
      'no write gets past the fence',
      'the epoch never decreases',
      'each request gets the right answer',
      'an accepted value stays',
      'a worker holds the lease again',
    ],
  },
  gossip: {
    pattern: 'sans-IO protocol: handleInput, pollTransmit, pollTimeout, handleTimeout',
    invariants: [
      'a version never regresses',
      'no message is empty',
      'a round tells all',
      'each question gets the right answer',
      'all nodes agree',
    ],
  },
  pipeline: {
    pattern: 'pure step: (state, event, now) => [state, effects], effects through ports',
    invariants: [
      'no finding behind the checkpoint is lost',
      'each finding is reported once, as it was',
      'the checkpoint never regresses',
      'a failure is followed by a pause',
      'all input is scanned',
    ],
  },
  service: {
    pattern: 'processes as they are: entry modules, each on hosts of its own, and clients',
    invariants: [
      'an order is stored once',
      'an acknowledged order is not lost',
      'a read shows the orders before it',
      'an unknown request is refused',
      'all calls end',
    ],
  },
};

/** The oracle over the calls of clients, where a gossip module has them. */
export const CLIENT_INVARIANT = 'no client goes back';
