// The process in which variants live: prepares them, and takes a sample of one whenever asked to.
import process from 'node:process';
import { type Benchmark, type Sample } from './benchmark.js';
import { type Answer, type Measured, type Request } from './messages.js';

/** Samples that are thrown away, since the engine still learns. */
const WARM_UPS = 3;

const samples = new Map<string, Sample>();

process.on('message', (request: Request) => {
  answer(request).then(send, (error: unknown) => {
    send({ kind: 'failed', message: error instanceof Error ? String(error.stack) : String(error) });
  });
});

async function answer(request: Request): Promise<Answer> {
  if (request.kind === 'sample') {
    return { kind: 'sampled', measured: await measure(sampleOf(request.variant)) };
  }
  const { benchmark } = (await import(request.module)) as { readonly benchmark: Benchmark };
  const variant = benchmark.variants[request.variant];
  if (variant === undefined) throw new Error(`${benchmark.name} has no ${request.variant}.`);
  const sample = await variant.prepare(request.scale);
  samples.set(request.variant, sample);
  for (let done = 0; done < WARM_UPS; done++) await sample();
  return { kind: 'prepared' };
}

async function measure(sample: Sample): Promise<Measured> {
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  const value = await sample();
  const wallMs = Number(process.hrtime.bigint() - wall) / 1e6;
  const { user, system } = process.cpuUsage(cpu);
  return { value, cpuMs: (user + system) / 1e3, wallMs };
}

function sampleOf(variant: string): Sample {
  const sample = samples.get(variant);
  if (sample === undefined) throw new Error(`${variant} is not prepared.`);
  return sample;
}

function send(reply: Answer): void {
  process.send?.(reply);
}
