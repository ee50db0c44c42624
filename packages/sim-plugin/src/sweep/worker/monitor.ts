import { Worker } from 'node:worker_threads';

/** What a monitor leaves behind of a run that took too much processor time. */
export interface StuckRun {
  /** The functions that were on the stack at each look, from the outermost. Places are in the bundle. */
  readonly looks: readonly (readonly StackFrame[])[];
  /** What happened last in the run, where it was recorded. */
  readonly last?: string;
}

export interface StackFrame {
  readonly name: string;
  /** Of the file that it is in. */
  readonly url: string;
  /** Where the function begins: counted from 0. */
  readonly line: number;
  readonly column: number;
}

/** Where a monitor leaves it. */
export function stuckPath(heartbeatPath: string): string {
  return `${heartbeatPath}.stuck`;
}

/** Under which name the main thread keeps a function that says what happened last. */
export const LAST_EVENTS = Symbol.for('@gossip/sim-plugin last events');

interface InspectorAnswer {
  readonly result?: { readonly value?: unknown };
}

interface MonitorData {
  readonly heartbeatPath: string;
  readonly limitMs: number;
  readonly lastEvents: string;
}

/**
 * Ends this process once a run has used up its processor time, be it in an endless loop, and leaves
 * word of where it was. Processor time, and not the time on the wall, is what a run takes whatever else
 * the machine does. The wait is a thread's, since the main one may never come back.
 */
export function startMonitor(heartbeatPath: string, limitMs: number): void {
  const lastEvents = LAST_EVENTS.description ?? '';
  const workerData: MonitorData = { heartbeatPath, limitMs, lastEvents };
  new Worker(`(${monitor.toString()})()`, { eval: true, workerData, execArgv: [] }).unref();
}

/** Runs in a thread of its own, out of its text: it refers to nothing outside. */
function monitor(): void {
  const builtin = process.getBuiltinModule;
  const fs = builtin('node:fs');
  const inspector = builtin('node:inspector');
  const { heartbeatPath, limitMs, lastEvents } = builtin('node:worker_threads')
    .workerData as MonitorData;
  const LOOK_EVERY_MS = 20;
  const MOST_LOOKS = 12;
  const GIVE_UP_PROCESSOR_MS = 6_000;
  const GIVE_UP_MS = 600_000;
  const RUNNING = 1;

  const file = fs.openSync(heartbeatPath, 'r');
  const cells = new Uint32Array(3);
  let beats = -1;
  let sinceMs = 0;
  const watch = setInterval(() => {
    fs.readSync(file, cells, 0, cells.byteLength, 0);
    const nowMs = processorMs();
    if (cells[0] !== beats || cells[2] !== RUNNING) {
      beats = cells[0] ?? 0;
      sinceMs = nowMs;
    } else if (nowMs - sinceMs >= limitMs) {
      clearInterval(watch);
      lookAtMainThread();
    }
  }, LOOK_EVERY_MS);

  function processorMs(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  }

  function lookAtMainThread(): void {
    const looks: StackFrame[][] = [];
    let last: string | undefined;
    const leaveWord = (): void =>
      fs.writeFileSync(`${heartbeatPath}.stuck`, JSON.stringify({ looks, last }));
    // At once, so that a busy machine has time for the looks: that the run is stuck does not hang on them.
    leaveWord();
    const end = (): void => {
      leaveWord();
      process.kill(process.pid, 'SIGKILL');
    };
    // Code of the engine itself, such as a search by a regular expression, cannot be paused. What was paused once
    // can be again: on a busy machine each look takes long, and all of them are needed for one and the same place.
    const startMs = processorMs();
    setTimeout(end, GIVE_UP_MS);
    setInterval(() => {
      const isUnseen = looks.length === 0;
      if (processorMs() - startMs >= (isUnseen ? 1 : 5) * GIVE_UP_PROCESSOR_MS) end();
      // Again and again: a request that comes before the main thread has resumed is lost.
      session.post('Debugger.pause');
    }, LOOK_EVERY_MS);
    const session = new inspector.Session();
    session.connectToMainThread();
    const urls = new Map<string, string>();
    session.on('Debugger.scriptParsed', ({ params }) => urls.set(params.scriptId, params.url));
    session.on('Debugger.paused', ({ params }) => {
      looks.push(
        params.callFrames
          .map(({ functionName, functionLocation, location }) => ({
            name: functionName,
            url: urls.get(location.scriptId) ?? '',
            line: (functionLocation ?? location).lineNumber,
            column: (functionLocation ?? location).columnNumber ?? 0,
          }))
          .reverse(),
      );
      if (looks.length < MOST_LOOKS) {
        session.post('Debugger.resume');
        return;
      }
      const expression = `globalThis[Symbol.for(${JSON.stringify(lastEvents)})]?.()`;
      session.post('Runtime.evaluate', { expression, timeout: GIVE_UP_MS }, (_error, answer) => {
        const { value } = (answer as InspectorAnswer | undefined)?.result ?? {};
        if (typeof value === 'string') last = value;
        end();
      });
    });
    session.post('Debugger.enable');
  }
}
