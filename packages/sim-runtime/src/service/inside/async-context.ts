import { system } from './system.js';

interface Resource {
  runInAsyncScope(job: () => void): void;
}

type ResourceClass = new (type: string) => Resource;

const hooks = system.lent['async_hooks'] as { readonly AsyncResource: ResourceClass };
let isUsed = false;

/** From now on, timers and sockets carry the stores of `AsyncLocalStorage`: it takes time, so only where it is used. */
export function carryContext(): void {
  isUsed = true;
}

/** A job that runs with the stores of the code at hand. */
export function boundToContext(job: () => void): () => void {
  if (!isUsed) return job;
  const resource = new hooks.AsyncResource('SIMULATED');
  return () => resource.runInAsyncScope(job);
}
