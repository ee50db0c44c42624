import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogicalTime as Time } from '../../contracts/logical-time.js';
import { type NodeId, nodeId } from '../../contracts/node-id.js';
import { gossip } from '../../gossip/gossip.js';
import { keepGuards } from '../../guards/guards.js';
import { planOfRecording } from '../../plan/plan-of-recording.js';
import { checkPlan } from '../../run/check-plan.js';
import { type Simulation } from '../../run/simulation.js';
import { type EchoMessage, EchoNode } from './echo-node.fixture.js';
import { FlightRecorder } from '../recorder/flight-recorder.js';
import { Loopback } from './loopback.fixture.js';
import { SansIoDriver } from './sans-io-driver.js';
import { startEcho, Wire } from './wire.fixture.js';

let folder = '';
let path = '';
const onError = (error: Error) => expect.unreachable(error.message);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flight-'));
  path = join(folder, 'recording.ndjson');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.useRealTimers();
});

/** Replays the recording as `sim-run --plan` does. */
function replay(simulation: Simulation) {
  const plan = planOfRecording(readFileSync(path, 'utf8'));
  const checked = checkPlan(JSON.parse(JSON.stringify(plan)), simulation, path);
  return keepGuards(() => simulation.run(checked, { trace: true, contentHash: true }));
}

describe('a recording of a sans-IO node', () => {
  const echo = gossip({
    name: 'echo',
    nodes: 2,
    create: ({ now }) => new EchoNode(now),
    oracles: [],
  });

  it('is replayed to the same messages and timeouts, and to the same end', async () => {
    vi.useFakeTimers();
    const network = new Loopback<EchoMessage>();
    const recorder = new FlightRecorder(path, { simulation: 'echo', type: 'gossip', onError });
    const start = (id: number, options: object) =>
      SansIoDriver.start<EchoNode>({
        id: nodeId(id),
        nodeCount: 2,
        msPerTick: 5,
        transport: network.transport(nodeId(id)),
        create: ({ now }) => new EchoNode(now),
        ...options,
      });
    const one = await start(0, {});
    const two = await start(1, { recorder, startAt: Time.of(500) });
    one.call('ask', two.id, 'first');
    two.call('ask', one.id, 'second');
    expect(() => two.call('ask', one.id, '')).toThrow(RangeError);
    await vi.advanceTimersByTimeAsync(120);
    one.call('ask', two.id, 'poison');
    const poisoned = expect(two.finished).rejects.toThrow('I do not take poison');
    await vi.advanceTimersByTimeAsync(5);
    await poisoned;
    await one.close();
    recorder.close();
    vi.useRealTimers();
    const result = replay(echo);
    // The replay ends as the node did, with all that it was given before.
    expect(result.violation).toMatchObject({ message: 'Error: I do not take poison.' });
    expect(two.node.heard).toHaveLength(2);
    expect(two.node.beats).toEqual([510, 520]);
    expect(result.trace?.map((entry) => entry.kind)).toEqual([
      'phase',
      'phase',
      'operation',
      'operation',
      'received',
      'received',
      'timeout',
      'timeout',
      'received',
      'violation',
    ]);
  });

  it('is replayed, too, where a transport delivers while it sends', async () => {
    /** Asks two things at once. */
    class Curious extends EchoNode {
      askTwice(peer: NodeId): void {
        for (const word of ['one', 'two']) this.ask(peer, word);
      }
    }
    let answer: (message: EchoMessage) => void = () => undefined;
    const recorder = new FlightRecorder(path, { simulation: 'curious', type: 'gossip', onError });
    const driver = await SansIoDriver.start<Curious>({
      id: nodeId(0),
      nodeCount: 2,
      msPerTick: 5,
      transport: {
        open: (receiver) => {
          answer = (message) => receiver.message(message, nodeId(1));
        },
        send: (_destination, message) => {
          if (message.kind === 'ask') answer({ kind: 'ask', word: `why ${message.word}` });
        },
        close: () => undefined,
      },
      create: ({ now }) => new Curious(now),
      recorder,
    });
    driver.call('askTwice', nodeId(1));
    await driver.close();
    recorder.close();
    expect(driver.node.heard).toEqual(['ask why one from 1', 'ask why two from 1']);
    const curious = gossip({
      name: 'curious',
      nodes: 2,
      create: ({ now }) => new Curious(now),
      oracles: [],
    });
    const result = replay(curious);
    expect(result.violation).toBeUndefined();
    expect(result.traceHash).toBe(recorder.traceHash);
    expect(result.contentHash).toBe(recorder.contentHash);
  });

  it('ends with the input after which the node could not be polled', async () => {
    class Mute extends EchoNode {
      override pollTransmit(): ReturnType<EchoNode['pollTransmit']> {
        if (this.heard.length > 0) throw new Error('I am mute.');
        return super.pollTransmit();
      }
    }
    const create = ({ now }: { readonly now: Time }) => new Mute(now);
    const wire = new Wire();
    const recorder = new FlightRecorder(path, { simulation: 'mute', type: 'gossip', onError });
    const driver = await startEcho({ transport: wire, create, recorder });
    wire.receiver?.message({ kind: 'say', word: 'hello' }, nodeId(1));
    await expect(driver.finished).rejects.toThrow('I am mute.');
    recorder.close();
    const result = replay(gossip({ name: 'mute', nodes: 2, create, oracles: [] }));
    expect(result.violation).toMatchObject({ message: 'Error: I am mute.' });
  });
});
