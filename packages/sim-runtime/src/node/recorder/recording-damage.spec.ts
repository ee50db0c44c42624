import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ModuleType } from '../../plan/plan.js';
import { type RecordedInput } from '../../recording/recorded-input.js';
import { DriverError } from '../driver-error.js';
import { FlightRecorder } from './flight-recorder.js';

let folder = '';
let path = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recording-'));
  path = join(folder, 'recording.ndjson');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Services are not recorded. */
type RecordedType = Exclude<ModuleType, 'service'>;

const moment = { party: 0, outcome: 7 };
const INPUTS: Readonly<Record<RecordedType, readonly RecordedInput[]>> = {
  coordination: [
    { ...moment, kind: 'state', at: 1, state: { text: 'näïve “€” 😀' } },
    { ...moment, kind: 'input', at: 2, input: { text: '} ] " \\ {' } },
  ],
  gossip: [
    { ...moment, kind: 'message', at: 3, from: 1, message: ['ä', { nested: [[]] }] },
    { ...moment, kind: 'timeout', at: 9 },
  ],
  pipeline: [{ ...moment, kind: 'event', at: 4, event: { text: '\u001b[2J\n😀' } }],
};
const NEXT: Readonly<Record<RecordedType, RecordedInput>> = {
  coordination: { ...moment, kind: 'input', at: 50, input: 'next' },
  gossip: { ...moment, kind: 'timeout', at: 50 },
  pipeline: { ...moment, kind: 'event', at: 50, event: 'next' },
};

function open(type: RecordedType): FlightRecorder {
  return new FlightRecorder(path, {
    simulation: 'größe',
    type,
    onError: (error) => {
      throw error;
    },
  });
}

/** The bytes of a recording, and where its first line ends. */
function recorded(type: RecordedType): { readonly bytes: Buffer; readonly header: number } {
  rmSync(path, { force: true });
  const recorder = open(type);
  for (const input of INPUTS[type]) recorder.record(input);
  recorder.close();
  const bytes = readFileSync(path);
  return { bytes, header: bytes.indexOf('\n') + 1 };
}

/** Opens what is there now and records one input more. @returns what was in the file after that */
function goOn(type: RecordedType, before: Uint8Array): Buffer | DriverError {
  writeFileSync(path, before);
  try {
    const recorder = open(type);
    recorder.record(NEXT[type]);
    recorder.close();
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    expect(readFileSync(path)).toEqual(Buffer.from(before));
    return error;
  }
  return readFileSync(path);
}

const nextLine = (type: RecordedType): string => `${JSON.stringify(NEXT[type])}\n`;

describe.each(['coordination', 'gossip', 'pipeline'] as const)('a %s recording', (type) => {
  it('is continued after a last line that was cut short anywhere, and keeps all others', () => {
    const { bytes, header } = recorded(type);
    for (let length = header; length <= bytes.length; length++) {
      const torn = bytes.subarray(0, length);
      // A line that lacks nothing but its line break is whole.
      const isWhole = bytes.at(length) === 0x0a;
      const kept = isWhole ? bytes.subarray(0, length + 1) : wholeLines(torn);
      const after = Buffer.concat([kept, Buffer.from(nextLine(type))]);
      expect(goOn(type, torn).toString(), `cut to ${length}`).toBe(after.toString());
    }
  });

  it('is begun anew where its first line was cut short, and refused where that is not certain', () => {
    const { bytes, header } = recorded(type);
    for (let length = 0; length < header; length++) {
      const after = goOn(type, bytes.subarray(0, length));
      if (length > 0 && length < '{"kind":"recording"'.length) {
        expect(after).toBeInstanceOf(DriverError);
        continue;
      }
      expect(after.toString()).toBe(bytes.subarray(0, header).toString() + nextLine(type));
    }
  });

  it('loses no byte to a byte that is damaged', () => {
    const { bytes } = recorded(type);
    const index = fc.nat(bytes.length - 1);
    fc.assert(
      fc.property(index, fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = byte;
        const after = goOn(type, damaged);
        // What is still a recording, as with a letter that is another, is kept in full.
        if (Buffer.isBuffer(after)) {
          expect(after.subarray(0, damaged.length)).toEqual(damaged);
          // A last line break that became other white space is made good.
          const lineBreak = at === bytes.length - 1 && byte !== 0x0a ? '\n' : '';
          expect(after.subarray(damaged.length).toString()).toBe(lineBreak + nextLine(type));
        }
      }),
      { numRuns: 300, examples: [[bytes.length - 1, 0x0d]] },
    );
  });

  it('is refused with the line that is not UTF-8', () => {
    const { bytes, header } = recorded(type);
    const damaged = Buffer.from(bytes);
    damaged[header + 3] = 0xff;
    const refusal = `${path} cannot be continued and stays as it is: line 2 is not UTF-8. Choose another file, or remove it.`;
    expect(goOn(type, damaged)).toMatchObject({ kind: 'recording', message: refusal });
  });
});

describe('a file that is no recording', () => {
  const NOTHING_ELSE = [
    '{"a":1}',
    '{"a":1}\n',
    '{',
    '{"kind":"rec',
    'notes',
    '\n',
    '\ufeff{"kind":"recording"}\n',
    '\u0000'.repeat(40),
  ];

  it.each(NOTHING_ELSE)('is refused and stays as it is: %j', (text) => {
    expect(goOn('gossip', Buffer.from(text))).toMatchObject({
      message: expect.stringContaining('is no recording for the simulation "größe"'),
    });
  });

  it('is refused whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        expect(goOn('pipeline', bytes)).toBeInstanceOf(DriverError);
      }),
    );
  });
});

function wholeLines(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
}
