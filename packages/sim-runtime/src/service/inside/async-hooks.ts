import type * as asynchooksModule from 'node:async_hooks';
import { carryContext } from './async-context.js';
import { system } from './system.js';

const lent = system.lent['async_hooks'] as typeof asynchooksModule;

carryContext();

export const AsyncLocalStorage = lent.AsyncLocalStorage;
export const AsyncResource = lent.AsyncResource;
export const executionAsyncId = (): number => 1;
export const triggerAsyncId = (): number => 0;
export const executionAsyncResource = (): object => ({});
