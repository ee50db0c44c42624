/** The part of Node's `v8` module that tells of promises. */
interface PromiseHooks {
  readonly promiseHooks?: { onInit(listener: () => void): () => void };
}

interface Process {
  readonly getBuiltinModule?: (name: string) => PromiseHooks | undefined;
}

/**
 * Calls `onMade` whenever a promise comes into being, those of async functions and of `then`
 * included, which no replaced global sees. Only Node can tell; elsewhere it does nothing.
 *
 * @returns what ends the watch
 */
export function watchPromises(onMade: () => void): () => void {
  // Asked for at run time, so that the runtime itself imports nothing of Node's.
  const { process } = globalThis as { readonly process?: Process };
  return process?.getBuiltinModule?.('node:v8')?.promiseHooks?.onInit(onMade) ?? doNothing;
}

function doNothing(): void {
  // There is no watch to end.
}
