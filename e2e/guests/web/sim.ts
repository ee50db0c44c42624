import { callsOf } from '@gossip/sim-runtime/history';
import {
  service,
  type ServiceOperationContext,
  type ServiceWorld,
} from '@gossip/sim-runtime/service';
import { always, eventually, sometimes } from '@gossip/sim-runtime/sim';

const SERVERS = ['express', 'fastify'];
const ATTEMPTS = 5;

interface Answer {
  readonly total: number;
}

/** Adds to a counter or reads it, again where the connection breaks. */
async function ask(
  { fetch, sleep }: ServiceOperationContext,
  url: string,
  init: RequestInit = {},
): Promise<number | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(2_000) });
      const { total } = (await response.json()) as Answer;
      if (response.ok) return total;
    } catch {
      await sleep(100);
    }
  }
  return undefined;
}

/** The same counter behind Express 5 and behind Fastify 5. */
export const simulation = service({
  name: 'web',
  hosts: { express: { entry: './express.js' }, fastify: { entry: './fastify.js' } },
  clients: 2,
  safetyTicks: 3_000,
  operationsPerRun: 20,
  operations: {
    add: async (context) => {
      const { history, random, client } = context;
      const server = random.pick(SERVERS);
      const amount = random.between(1, 9);
      const call = history.invoke('add', amount, server);
      const total = await ask(
        context,
        `http://${server}:3000/additions/${client}-${random.next()}`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ amount }),
        },
      );
      if (total === undefined) call.info();
      else call.ok(total);
    },
    read: async (context) => {
      const server = context.random.pick(SERVERS);
      const call = context.history.invoke('read', null, server);
      const total = await ask(context, `http://${server}:3000/total`);
      if (total === undefined) call.fail();
      else call.ok(total);
    },
  },
  // The counters are kept in memory alone.
  claims: ['loss', 'delay', 'connection-refused', 'connection-reset', 'partition', 'pause'],
  oracles: [
    always('a read lies between what was acknowledged and what was asked', countsAgree),
    eventually(
      'all calls end',
      ({ history }: ServiceWorld) => callsOf(history).every(({ end }) => end !== undefined),
      { withinTicks: 20_000 },
    ),
    sometimes('both answer', ({ history }: ServiceWorld) =>
      SERVERS.every((server) => history.some(({ key, type }) => key === server && type === 'ok')),
    ),
  ],
});

function countsAgree({ history }: ServiceWorld): string | boolean {
  if (history.at(-1)?.f !== 'read' || history.at(-1)?.type !== 'ok') return true;
  const calls = callsOf(history);
  const read = calls.find(({ end }) => end === history.length - 1);
  if (read === undefined) return true;
  let [least, most] = [0, 0];
  for (const { f, key, value, outcome, end = Infinity } of calls) {
    if (f !== 'add' || key !== read.key) continue;
    most += Number(value);
    if (outcome === 'ok' && end < read.start) least += Number(value);
  }
  const total = Number(read.result);
  return (total >= least && total <= most) || `${read.key} shows ${total}, not ${least} to ${most}`;
}
