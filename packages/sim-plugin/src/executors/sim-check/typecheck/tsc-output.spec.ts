import { describe, expect, it } from 'vitest';
import { readTscOutput } from './tsc-output.js';

const read = (output: string) =>
  readTscOutput(output, '/home/ada/app', '/home/ada', 'tsconfig.json');

describe('readTscOutput', () => {
  it('reads a place, a number and a message, relative to the workspace', () => {
    const { diagnostics, rest } = read(
      "src/a b(1).ts(12,7): error TS2322: Type 'number' is not assignable.\n",
    );
    expect(rest).toBe('');
    expect(diagnostics).toEqual([
      {
        file: 'app/src/a b(1).ts',
        line: 12,
        column: 7,
        rule: 'TS2322',
        severity: 'BLOCK',
        what: "Type 'number' is not assignable.",
      },
    ]);
  });

  it('keeps the indented lines of an explanation together, with either line ending', () => {
    const { diagnostics } = read(
      '../lib/b.ts(1,1): error TS1: One.\r\n  Because of this.\r\n    And that.\r\nc.ts(2,2): warning TS2: Two.\r\n',
    );
    expect(diagnostics.map(({ file, severity, what }) => [file, severity, what])).toEqual([
      ['lib/b.ts', 'BLOCK', 'One.\n  Because of this.\n    And that.'],
      ['app/c.ts', 'WARN', 'Two.'],
    ]);
  });

  it('gives a message without a place to the config', () => {
    const { diagnostics } = read("error TS18003: No inputs were found in config file 'x'.\n");
    expect(diagnostics[0]).toMatchObject({
      file: 'app/tsconfig.json',
      line: 1,
      rule: 'TS18003',
    });
  });

  it('hands back what is no diagnostic', () => {
    expect(read('Killed\n')).toEqual({ diagnostics: [], rest: 'Killed' });
  });
});
