import { isRecordedInput, type RecordingHeader } from '../../plan/plan-of-recording.js';
import { type RecordedInput } from '../../recording/recorded-input.js';
import { damagedLine } from '../driver-error.js';
import { RECORDED_KINDS } from './recorded-kinds.js';
import { isTornObject } from './torn-object.js';

/** A recording that is there already, and how it is continued. All positions are in bytes. */
export interface RecordingSoFar {
  /** What it holds. */
  readonly inputs: readonly RecordedInput[];
  /** How much of the file stays: all of it, but for a last line that a crash cut short. */
  readonly keptBytes: number;
  /** What completes the last line that stays: the header of a new recording, or a line break. */
  readonly completion: Uint8Array;
}

const LINE_BREAK = 0x0a;
const NOTHING = new Uint8Array();
/** What the first line of every recording begins with, and no file of another kind. */
const MARK = '{"kind":"recording"';

/**
 * Reads a recording that is to be continued.
 *
 * The one damage that it tolerates is a last line that a crash cut short.
 *
 * @param bytes - the content of the file
 * @param header - the first line that the recording must have
 * @returns `undefined` where the file is no recording with this header
 * @throws DamagedRecording when it is one, and damaged
 */
export function recordingSoFar(bytes: Buffer, header: RecordingHeader): RecordingSoFar | undefined {
  const first = Buffer.from(`${JSON.stringify(header)}\n`);
  if (bytes.length === 0 || isTornHeader(bytes, first)) {
    return { inputs: [], keptBytes: bytes.length, completion: first.subarray(bytes.length) };
  }
  if (bytes.indexOf(first) !== 0) return undefined;
  const inputs: RecordedInput[] = [];
  let begin = first.length;
  for (let line = 2; begin < bytes.length; line++) {
    const end = bytes.indexOf(LINE_BREAK, begin);
    if (end < 0) return lastLine(bytes, begin, line, { inputs, header });
    inputs.push(inputOf(bytes.subarray(begin, end), line, header));
    begin = end + 1;
  }
  return { inputs, keptBytes: bytes.length, completion: NOTHING };
}

/** A file that ends within its first line. Less than the mark could be the beginning of anything. */
function isTornHeader(bytes: Buffer, first: Buffer): boolean {
  return bytes.length >= MARK.length && first.subarray(0, bytes.length).equals(bytes);
}

/** A last line without its line break: whole, cut short, or damaged. */
function lastLine(
  bytes: Buffer,
  begin: number,
  line: number,
  { inputs, header }: Pick<RecordingSoFar, 'inputs'> & { readonly header: RecordingHeader },
): RecordingSoFar {
  const rest = bytes.subarray(begin);
  const text = decoded(rest, line, true);
  if (isTornObject(text)) return { inputs, keptBytes: begin, completion: NOTHING };
  const last = inputOf(rest, line, header);
  return { inputs: [...inputs, last], keptBytes: bytes.length, completion: Buffer.of(LINE_BREAK) };
}

function inputOf(bytes: Buffer, line: number, { type }: RecordingHeader): RecordedInput {
  const value = parsed(decoded(bytes, line, false), line);
  if (!isRecordedInput(value, RECORDED_KINDS[type])) {
    throw damagedLine(line, `is no recorded input of a ${type} module`);
  }
  return value;
}

/** @param isCut - whether the bytes may end within a character */
function decoded(bytes: Buffer, line: number, isCut: boolean): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes, { stream: isCut });
  } catch {
    throw damagedLine(line, 'is not UTF-8');
  }
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damagedLine(line, 'is not JSON');
  }
}
