import process from 'node:process';
import { pathToFileURL } from 'node:url';

// A process that is started before the file is known that it is to run: plain JavaScript, since Node runs
// it as it is, from the sources as well. It is given the URLs of modules to load beforehand.
const { nextTick } = process;
const [node = '', , ...packages] = process.argv;

process.once('message', (/** @type {import('../pool/worker-process.js').Launch} */ launch) => {
  process.argv.splice(0, Number.POSITIVE_INFINITY, node, launch.file, ...launch.words);
  import(pathToFileURL(launch.file).href).catch((/** @type {unknown} */ thrown) => {
    // An uncaught exception, as if the process had been started with the file: Node wraps what is rejected.
    nextTick(() => {
      throw thrown;
    });
  });
});

// So that the pool knows how long a process takes to start.
process.send?.({ kind: 'booted' }, undefined, {}, () => undefined);

// The pool that has started this process is gone.
process.once('disconnect', () => process.exit());

// What cannot be loaded fails once more, and is reported, where the file imports it.
for (const url of packages) void import(url).catch(() => undefined);
