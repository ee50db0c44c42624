// What is imported and not used runs nothing, and asking whether it is there neither.
import 'node:http2';
import type { Worker } from 'node:worker_threads';
import * as inspector from 'node:inspector';
export type Pool = readonly Worker[];
export const hasSockets = typeof WebSocket === 'function';
export const isDebugged = typeof inspector === 'object';
