import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { close } from 'node:inspector';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOGIC } from '../../sweep/lease-workspace.fixture.js';
import { SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  close();
  bench.dispose();
});

/** A debugger that lets the process go and prints the function of every stop. */
const DEBUGGER = `
const targets = async () => {
  for (;;) {
    try {
      return await (await fetch('http://127.0.0.1:' + process.argv[1] + '/json/list')).json();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};
setTimeout(() => process.exit(1), 30_000);
const socket = new WebSocket((await targets())[0].webSocketDebuggerUrl);
let id = 0;
const send = (method) => socket.send(JSON.stringify({ id: ++id, method }));
socket.onopen = () => {
  for (const method of ['Runtime.enable', 'Debugger.enable', 'Runtime.runIfWaitingForDebugger']) send(method);
};
socket.onmessage = ({ data }) => {
  const { method, params } = JSON.parse(data);
  if (method !== 'Debugger.paused') return;
  console.log(params.callFrames[0].functionName);
  send('Debugger.resume');
};
socket.onclose = () => process.exit(0);
`;

describe('a run under a debugger', () => {
  it('waits for the debugger, and stops in the module, on this thread', async () => {
    const logic = LOGIC.replace("if (input.kind === 'acquire')", (line) => `debugger; ${line}`);
    bench.workspace.write('packages/orders/src/logic.ts', logic);
    process.debugPort = await freePort();
    const flags = ['--experimental-websocket', '--input-type=module', '-e'];
    const client = spawn(process.execPath, [...flags, DEBUGGER, String(process.debugPort)]);
    let stops = '';
    client.stdout.on('data', (text) => (stops += String(text)));

    expect(await bench.run({ level: 'stormy', seed: 3, inspect: true })).toBe(true);
    close();
    await once(client, 'exit');
    expect(new Set(stops.trim().split('\n'))).toEqual(new Set(['transition']));
    expect(bench.output).toMatch(/^Trace hash {5}0x/m);
  });

  it('is one run', async () => {
    expect(await bench.run({ inspect: true })).toBe(false);
    expect(bench.output).toContain('--inspect steps through a single run');
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
