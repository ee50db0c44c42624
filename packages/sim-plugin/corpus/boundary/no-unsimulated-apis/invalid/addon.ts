// Native code.
import './binding/store.node'; // ~ no-unsimulated-apis
export const load = (name: string): unknown => import(name); // ~ no-unsimulated-apis
export { Worker } from 'node:worker_threads'; // ~ no-unsimulated-apis
