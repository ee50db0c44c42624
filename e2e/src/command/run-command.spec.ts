import { describe, expect, it } from 'vitest';
import { mustRun, runCommand } from './run-command.js';

const here = { cwd: import.meta.dirname, env: { PATH: process.env['PATH'] ?? '' } };

describe('a command', () => {
  it('gives its exit code and both streams, apart and together', async () => {
    const result = await runCommand(
      'sh',
      ['-c', 'echo out; sleep 0.1; echo err >&2; exit 3'],
      here,
    );
    expect(result).toMatchObject({
      status: 3,
      stdout: 'out\n',
      stderr: 'err\n',
      output: 'out\nerr\n',
    });
  });

  it('is quoted without colours', async () => {
    const result = await runCommand('printf', ['\\033[31mred\\033[0m'], here);
    expect(result.output).toBe('red');
  });

  it('that has to succeed is quoted with its output when it fails', async () => {
    await expect(mustRun('sh', ['-c', 'echo broken; exit 1'], here)).rejects.toThrow(
      /failed with exit code 1 .*\nbroken/,
    );
  });

  it('that hangs is ended with its children', async () => {
    const startedMs = performance.now();
    const hanging = runCommand('sh', ['-c', 'echo begun; sleep 30 | cat'], {
      ...here,
      timeoutMs: 300,
    });
    await expect(hanging).rejects.toThrow(/longer than 300 ms .*\nbegun/);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  });

  it('that does not exist is an error', async () => {
    await expect(runCommand('no-such-program', [], here)).rejects.toThrow(/ENOENT/);
  });
});
