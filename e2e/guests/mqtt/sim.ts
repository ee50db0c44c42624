import { callsOf } from '@gossip/sim-runtime/history';
import {
  service,
  type ServiceOperationContext,
  type ServiceWorld,
} from '@gossip/sim-runtime/service';
import { always, eventually, sometimes } from '@gossip/sim-runtime/sim';

/** What the subscriber heard of a topic, in the order in which it did. */
function heard(world: ServiceWorld, topic: string): readonly string[] {
  return (world.host('subscriber-0').read(`/${topic}`) ?? '').split('\n').slice(0, -1);
}

async function publish(
  { fetch, history, random }: ServiceOperationContext,
  topic: string,
): Promise<void> {
  const body = `${random.next()}`;
  const call = history.invoke(topic, body);
  try {
    const signal = AbortSignal.timeout(3_000);
    const response = await fetch(`http://publisher:3000/${topic}`, {
      method: 'POST',
      body,
      signal,
    });
    if (response.ok) call.ok();
    else call.info();
  } catch {
    call.info();
  }
}

/** A broker of aedes between a publisher and a subscriber of mqtt, over `node:net`. */
export const simulation = service({
  name: 'mqtt',
  hosts: {
    broker: { entry: './broker.js' },
    publisher: { entry: './publisher.js' },
    subscriber: { entry: './subscriber.js' },
  },
  clients: 1,
  safetyTicks: 3_000,
  operationsPerRun: 30,
  operations: {
    once: (context) => publish(context, 'once'),
    again: (context) => publish(context, 'again'),
  },
  // Nothing forgets: broker and clients keep their sessions in memory.
  claims: ['loss', 'delay', 'connection-refused', 'connection-reset', 'partition', 'pause'],
  oracles: [
    always('quality of service 2 is not more than once', (world: ServiceWorld) => {
      const texts = heard(world, 'once');
      const twice = texts.find((text, index) => texts.indexOf(text) !== index);
      return twice === undefined || `${twice} is heard twice`;
    }),
    eventually(
      'what is acknowledged is heard',
      (world: ServiceWorld) =>
        callsOf(world.history).every(
          ({ f, outcome, value }) => outcome !== 'ok' || heard(world, f).includes(String(value)),
        ),
      { withinTicks: 20_000 },
    ),
    sometimes('quality of service 1 is more than once', (world: ServiceWorld) => {
      const texts = heard(world, 'again');
      return new Set(texts).size < texts.length;
    }),
  ],
});
