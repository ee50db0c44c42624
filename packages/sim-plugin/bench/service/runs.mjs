// Runs seeds of a bundled service in this process, or with --worker in a thread of it, and prints what came of them as JSON.
//
//   node runs.mjs BUNDLE LEVEL FIRST COUNT [--audit] [--idle] [--worker]

import console from 'node:console';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const args = isMainThread ? process.argv.slice(2) : workerData;

if (isMainThread && args.includes('--worker')) {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: args });
  worker.on('message', (result) => console.log(result));
} else {
  const result = JSON.stringify(await runs(args));
  if (isMainThread) console.log(result);
  else parentPort.postMessage(result);
}

async function runs([file, level, first, count, ...flags]) {
  const { module, runtime } = await import(pathToFileURL(file).href);
  const { simulation } = module;
  const audits = flags.includes('--audit');
  const hashes = [];
  const heaps = [];
  let divergences = 0;
  let violations = 0;
  const before = process.cpuUsage();
  runtime.keepGuards(() => {
    for (let index = 0; index < Number(count); index++) {
      const drawn = runtime.planOf(simulation, level, Number(first) + index);
      const plan = flags.includes('--idle') ? { ...drawn, operations: [] } : drawn;
      if (audits) {
        if (runtime.audit(simulation, plan).divergence !== undefined) divergences++;
      } else {
        const { traceHash, violation } = simulation.run(plan);
        hashes.push(traceHash);
        if (violation !== undefined) violations++;
      }
      if (globalThis.gc !== undefined && index % Math.ceil(Number(count) / 10) === 0) {
        globalThis.gc();
        heaps.push(Math.round(process.memoryUsage().heapUsed / 1e5) / 10);
      }
    }
  });
  const { user, system } = process.cpuUsage(before);
  const cpuMs = Math.round((user + system) / 1000);
  return { node: process.version, hashes, divergences, violations, heaps, cpuMs };
}
