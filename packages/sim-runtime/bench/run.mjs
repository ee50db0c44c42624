// Bundles a program of this folder as sim-run bundles a simulation, and runs it in this process:
//   node packages/sim-runtime/bench/run.mjs network --nodes 100
// A program that exports `main` is given the bundler, too.
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { rolldown } from 'rolldown';

const [name, ...args] = process.argv.slice(2);

// V8 then compiles the loop of events, with the kernel's and the module's code in it, as one function.
// It is worth a tenth in a long run. sim-explore runs without: its loop is small, and the more that is
// compiled into it the later it is fast.
if (name !== 'explore') {
  setFlagsFromString('--max-inlined-bytecode-size=1000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=3000');
}

const folder = await mkdtemp(join(import.meta.dirname, '../../../node_modules/.bench-'));

async function bundle(input, output, plugins = []) {
  const build = await rolldown({
    input: join(import.meta.dirname, input),
    platform: 'node',
    resolve: { conditionNames: ['@gossip/source', 'node', 'import'] },
    external: [/^@nx/, /^rolldown/, /^vitest/],
    logLevel: 'warn',
    plugins,
  });
  const file = join(folder, `${output}.mjs`);
  await build.write({ file, format: 'esm', codeSplitting: false });
  await build.close();
  return pathToFileURL(file).href;
}

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const url = await bundle(`${name}.ts`, name);
process.argv = [process.argv[0], name, ...args];
const { main } = await import(url);
try {
  await main?.({ args, folder, bundle });
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
