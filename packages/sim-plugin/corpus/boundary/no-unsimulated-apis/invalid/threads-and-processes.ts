// Another process, under three names, and another thread.
import { execFile, fork } from 'node:child_process';
import * as children from 'child_process';
import { promisify } from 'node:util';
import { isMainThread, Worker } from 'node:worker_threads';
export const run = promisify(execFile); // ~ no-unsimulated-apis
export const other = (): unknown => fork('./other.js'); // ~ no-unsimulated-apis
export const list = (): unknown => children.execSync('ls'); // ~ no-unsimulated-apis
export const work = (): unknown => (isMainThread ? new Worker('./work.js') : undefined); // ~ no-unsimulated-apis
