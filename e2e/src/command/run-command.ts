import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { type Environment } from './clean-environment.js';

/** What one finished command did; its words without their colours. */
export interface CommandResult {
  /** The command line, for messages. */
  readonly command: string;
  /** The exit code; a command ended by a signal counts as 1. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams in the order in which they arrived. */
  readonly output: string;
  readonly elapsedMs: number;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env: Environment;
  /** After this long the command and its children are ended, and the result is an error. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 240_000;

/**
 * Runs one command to its end, with no stdin. A non-zero exit code is a result, not an error.
 *
 * @throws when the command cannot be started or outlives `timeoutMs`.
 */
export async function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const command = [program, ...args].join(' ');
  const startedMs = performance.now();
  // Its own process group, so that a timeout ends the whole family: npx, nx and the tool that nx started.
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stdout: string[] = [];
  const stderr: string[] = [];
  const output: string[] = [];
  collect(child.stdout, stdout, output);
  collect(child.stderr, stderr, output);

  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, timeoutMs);

  const status = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  }).finally(() => {
    clearTimeout(timer);
  });

  if (timedOut) {
    throw new Error(
      `\`${command}\` ran longer than ${timeoutMs} ms in ${options.cwd}:\n${output.join('')}`,
    );
  }
  return {
    command,
    status,
    stdout: plain(stdout),
    stderr: plain(stderr),
    output: plain(output),
    elapsedMs: performance.now() - startedMs,
  };
}

/**
 * Runs one command that has to succeed.
 *
 * @throws with the command's whole output when its exit code is not 0.
 */
export async function mustRun(
  program: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const result = await runCommand(program, args, options);
  if (result.status !== 0) {
    throw new Error(
      `\`${result.command}\` failed with exit code ${result.status} in ${options.cwd}:\n${result.output}`,
    );
  }
  return result;
}

/** Text without colours: tools do not agree on which variable turns them off. */
function plain(chunks: readonly string[]): string {
  return stripVTControlCharacters(chunks.join(''));
}

function collect(stream: NodeJS.ReadableStream, ...sinks: readonly string[][]): void {
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    for (const sink of sinks) sink.push(chunk);
  });
}
