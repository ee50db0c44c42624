import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlanFile } from './plan-file.js';

describe('a plan file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plan-file-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (text: string | Uint8Array) => {
    writeFileSync(join(folder, 'file'), text);
    return readPlanFile(folder, 'file');
  };
  const header =
    '{"kind":"recording","schemaVersion":1,"simulation":"orders","type":"coordination"}';
  const input = '{"at":7,"party":0,"outcome":3,"kind":"input","input":{"add":1}}';

  it('holds a plan, and maybe what was seen when it was written', () => {
    const recorded = { traceHash: '0x00000001', oracle: 'one writer' };
    expect(read(JSON.stringify({ seed: 1, recorded }))).toEqual({ plan: { seed: 1 }, recorded });
    expect(read('{"seed":1}')).toEqual({ plan: { seed: 1 } });
  });

  it('may be a recording, which becomes a plan without faults', () => {
    // The last line was cut short by a crash.
    const { plan } = read(`${header}\n${input}\n{"at":9,"pa`);
    const cutInCharacter = Buffer.from(`${header}\n${input}\n{"at":9,"ä`).subarray(0, -1);
    expect(read(cutInCharacter)).toEqual({ plan });
    expect(plan).toMatchObject({
      simulation: 'orders',
      type: 'coordination',
      operations: [],
      faults: [],
      recording: [{ at: 7, outcome: 3, kind: 'input', input: { add: 1 } }],
    });
  });

  it('is refused by its name where it cannot be read', () => {
    expect(() => read(`${header}\n{"at":\n${input}\n`)).toThrow('The plan file cannot be read:');
    expect(() => read(Buffer.from('{"seed":1,"simulation":"\xff"}', 'latin1'))).toThrow(
      'The plan file cannot be read: it is not UTF-8.',
    );
    expect(() => readPlanFile(folder, 'other')).toThrow('there is no such file');
  });
});
