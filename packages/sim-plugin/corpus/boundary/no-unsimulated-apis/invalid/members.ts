// Modules that hosts have, and members that they do not.
import { watch, promises } from 'node:fs';
import { Resolver } from 'node:dns/promises';
import { createGzip } from 'node:zlib';
import { PerformanceObserver as Observer } from 'node:perf_hooks';
export const watched = (): unknown => watch('/data'); // ~ no-unsimulated-apis
export const copied = (): unknown => promises.cp('/data', '/copy'); // ~ no-unsimulated-apis
export const resolver = (): unknown => new Resolver(); // ~ no-unsimulated-apis
export const packed = (): unknown => createGzip(); // ~ no-unsimulated-apis
export class Watcher extends Observer {} // ~ no-unsimulated-apis
export const digest = (data: ArrayBuffer): unknown => crypto.subtle.digest('SHA-256', data); // ~ no-unsimulated-apis
export const leave = (): void => process.chdir('/'); // ~ no-unsimulated-apis
