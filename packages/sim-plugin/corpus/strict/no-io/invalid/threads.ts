const work = new SharedWorker('/work.js'); // ~ no-io
const { notify: wake } = Atomics; // ~ no-io

export function ask(question: string, cell: Int32Array): void {
  const channel = new MessageChannel(); // ~ no-io
  channel.port1.postMessage(question);
  work.port.postMessage(question, [channel.port2]);
  new globalThis['BroadcastChannel'](question).postMessage(question); // ~ no-io
  wake(cell, 0);
}
