// A type-only import leaves nothing behind.
import type { performance } from 'node:perf_hooks';
export type Clock = typeof performance;
