import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Account } from './account.js';
import { type Shown } from './deed.js';
import { ParticipantProcess } from './participant-process.js';
import { Proxy } from './proxy.js';

/** How many clients write. The server is one more. */
export const WRITERS = 4;

/** How long writers may take to connect, in milliseconds. */
const CONNECT_WITHIN_MS = 20_000;

/** How long documents may take to become equal once no writer writes, in milliseconds. */
const CONVERGE_WITHIN_MS = 20_000;

/** The result of a trial. */
export interface Outcome {
  /** How many edits were saved in all. */
  readonly saved: number;
  /** How many connections were cut. */
  readonly cuts: number;
  /** How long the documents took to become equal after the last edit, in milliseconds. */
  readonly convergedAfterMs: number;
  /** What each document shows, the server's first. */
  readonly documents: readonly Shown[];
  /** What is wrong with them. */
  readonly flaws: readonly string[];
  /** What each process recorded. */
  readonly flights: readonly { readonly recording: string; readonly traceHash: number }[];
}

/**
 * Lets processes write one document over WebSockets while connections are cut, a writer is killed and
 * started again, and so is the server.
 *
 * @param program - the built `participant`
 * @param folder - where documents and recordings are kept: an empty one
 * @throws Error when writers do not connect, or documents do not become equal, within 20 seconds
 */
export async function runTrial(program: URL, folder: string): Promise<Outcome> {
  const account = new Account();
  const count = WRITERS + 1;
  const begin = (id: number, port: number) =>
    ParticipantProcess.begin(program, id, count, folder, port, account);
  const server = begin(0, 0);
  const all = [server];
  let proxy: Proxy | undefined;
  try {
    const port = await server.bound();
    proxy = await Proxy.to(port);
    const writers = Array.from({ length: WRITERS }, (_, index) => index + 1);
    for (const id of writers) all.push(begin(id, proxy.port));
    await disturb(server, all[1] ?? server, proxy, port);
    for (const each of all.slice(1)) each.rest();
    const { documents, convergedAfterMs } = await untilEqual(all);
    const flights = [];
    for (const [id, each] of all.entries()) {
      flights.push({ recording: join(folder, `${id}.recording`), traceHash: await each.leave() });
    }
    const flaws = documents.flatMap((document) => account.flawsOf(document));
    return { saved: account.saved, cuts: proxy.cuts, convergedAfterMs, documents, flaws, flights };
  } finally {
    for (const each of all) each.stop();
    proxy?.close();
  }
}

async function disturb(
  server: ParticipantProcess,
  victim: ParticipantProcess,
  proxy: Proxy,
  port: number,
): Promise<void> {
  await untilConnected(proxy);
  await sleep(700);
  proxy.cut();
  await sleep(500);
  // What it wrote since the cut is on its disk alone.
  await victim.kill();
  await sleep(300);
  victim.startAgain(proxy.port);
  await sleep(300);
  proxy.mend();
  await untilConnected(proxy);
  await sleep(500);
  await server.kill();
  await sleep(300);
  server.startAgain(port);
  await server.bound();
  await untilConnected(proxy);
  await sleep(300);
  proxy.cut();
  proxy.mend();
  await untilConnected(proxy);
}

async function untilConnected(proxy: Proxy): Promise<void> {
  const giveUpAt = performance.now() + CONNECT_WITHIN_MS;
  while (proxy.connections < WRITERS) {
    if (performance.now() > giveUpAt) {
      throw new Error(
        `After ${CONNECT_WITHIN_MS} ms only ${proxy.connections} writers are connected.`,
      );
    }
    await sleep(20);
  }
}

async function untilEqual(
  all: readonly ParticipantProcess[],
): Promise<Pick<Outcome, 'documents' | 'convergedAfterMs'>> {
  const since = performance.now();
  for (;;) {
    const documents = await Promise.all(all.map((each) => each.show()));
    const convergedAfterMs = performance.now() - since;
    const forms = new Set(documents.map((document) => JSON.stringify(document)));
    if (forms.size === 1) return { documents, convergedAfterMs };
    if (convergedAfterMs > CONVERGE_WITHIN_MS) {
      throw new Error(
        `After ${CONVERGE_WITHIN_MS} ms there are ${forms.size} different documents among ${all.length}.`,
      );
    }
    await sleep(50);
  }
}
