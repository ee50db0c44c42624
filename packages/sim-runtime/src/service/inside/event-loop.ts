import { EXIT, system } from './system.js';

interface Tick {
  readonly callback: (...args: unknown[]) => void;
  readonly args: readonly unknown[];
}

let ticks: Tick[] = [];
let uncaughtListener: ((error: unknown, origin: string) => boolean) | undefined;

/** Calls a function before the microtasks that come after the code at hand, as `process.nextTick` does. */
export function addTick(callback: (...args: never[]) => void, args: readonly unknown[]): void {
  ticks.push({ callback: callback as Tick['callback'], args });
}

/** Whether ticks are left, so that the simulator has to call `drainTicks` again. */
export function hasTicks(): boolean {
  return ticks.length > 0;
}

/** Does the ticks that are there, and those that they add. Microtasks follow when the evaluation ends. */
export function drainTicks(): void {
  while (ticks.length > 0) {
    const due = ticks;
    ticks = [];
    for (const { callback, args } of due) attempt(() => callback(...args));
  }
}

/** The event at hand: its job, then the ticks. */
export function enter(): void {
  const job = system.take();
  if (job !== undefined) attempt(job);
  drainTicks();
}

/** Calls a function whose exception is an uncaught one. */
export function attempt(job: () => void): void {
  if (system.isOver()) return;
  try {
    job();
  } catch (error) {
    uncaught(error, 'uncaughtException');
  }
}

/** Ends the host, unless a listener of its process takes the error. */
export function uncaught(error: unknown, origin: string): void {
  if (error === EXIT || system.isOver()) return;
  try {
    if (uncaughtListener?.(error, origin) === true) return;
  } catch (thrown) {
    if (thrown !== EXIT) system.fatal(thrown, origin);
    return;
  }
  system.fatal(error, origin);
}

/** Lets `process` hear of uncaught errors first. */
export function onUncaught(listener: (error: unknown, origin: string) => boolean): void {
  uncaughtListener = listener;
}
