import { storeContended } from '../driver-error.js';
import { type StateStore, type StoredState } from './state-store.js';

/** A place for one value, which changes only if it is still what it was: a row, an object in a bucket, a key. */
export interface Register<Content> {
  /** What it holds, `undefined` for nothing, and the version to compare with. */
  read(): Promise<{
    /** What was written last. */
    readonly content: Content | undefined;
    /** Raised by every write. */
    readonly version: number;
  }>;
  /**
   * Writes `content` if the version is still `version`, and raises it.
   *
   * @param version - the version that `read` gave
   * @param content - what to hold instead
   * @returns whether it did
   */
  compareAndSet(version: number, content: Content): Promise<boolean>;
}

/**
 * A store of states over compare-and-set.
 *
 * @param register - where the state is kept
 * @param attempts - how often to read and try again when another writer was faster: 1 or more. Default 16.
 */
export function overRegister<State, Effect>(
  register: Register<StoredState<State>>,
  attempts = 16,
): StateStore<State, Effect> {
  return {
    transact: async (decide) => {
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const { content, version } = await register.read();
        const decision = decide(content);
        const { state, at } = decision;
        if (await register.compareAndSet(version, { state, at })) return decision;
      }
      throw storeContended(attempts);
    },
  };
}
