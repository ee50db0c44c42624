import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LogRecord } from '../log-record.js';
import { LogFile } from './log-file.js';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  path = join(folder, 'document');
});
afterEach(() => rmSync(folder, { recursive: true }));

const records: readonly LogRecord[] = [
  { kind: 'session', session: 0xfedcba98 },
  { kind: 'update', update: Uint8Array.of(1, 2, 3) },
  { kind: 'update', update: Uint8Array.of() },
];

function write(...appended: readonly LogRecord[]): void {
  const file = new LogFile(path);
  file.append(appended);
  file.close();
}

function read(): readonly LogRecord[] | undefined {
  const file = new LogFile(path);
  file.close();
  return file.found;
}

describe('a log file', () => {
  it('gives back what was appended, over as many lives as there were', () => {
    expect(read()).toBeUndefined();
    write(...records);
    write(...records);
    expect(read()).toEqual([...records, ...records]);
  });

  it('is whole up to the last record, wherever a crash cuts it', () => {
    write(...records);
    const whole = readFileSync(path);
    for (let bytes = whole.length - 1; bytes >= 0; bytes--) {
      writeFileSync(path, whole.subarray(0, bytes));
      const found = read() ?? [];
      expect(found).toEqual(records.slice(0, found.length));
      expect(found.length).toBeLessThan(3);
      expect(statSync(path).size).toBeLessThanOrEqual(bytes);
    }
  });

  it('drops a last record that is garbage, and goes on behind what is whole', () => {
    write(...records);
    const whole = readFileSync(path);
    appendFileSync(path, Uint8Array.of(0, 0, 0, 2, 9, 9, 9, 9, 1, 7));
    expect(read()).toEqual(records);
    expect(readFileSync(path)).toEqual(whole);
  });

  it('takes zeros at its end, which some file systems leave, for nothing', () => {
    write(...records);
    const { size } = statSync(path);
    for (const zeros of [1, 8, 9, 100]) {
      truncateSync(path, size + zeros);
      expect(read()).toEqual(records);
    }
  });

  it('is refused when it is damaged in the middle, which no crash does', () => {
    write(...records);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(10) ^ 1, 10);
    writeFileSync(path, bytes);
    expect(() => read()).toThrow('is damaged at byte 0, in the middle');
  });
});
