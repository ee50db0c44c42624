// Another thread.
import { Worker } from 'node:worker_threads'; // ~ no-io
export const start = (file: string): Worker => new Worker(file);
