import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogicalTime, nodeId, randomFrom } from '@gossip/sim-runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogFile } from './log-file.js';
import { LoggedReplica } from './logged-replica.js';

const now = LogicalTime.ZERO;
let folder = '';
let file: LogFile;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replica-'));
  file = new LogFile(join(folder, 'document'));
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true });
});

/** A client, and what it does to the outside, in order. */
function client() {
  const deeds: string[] = [];
  const append = file.append.bind(file);
  vi.spyOn(file, 'append').mockImplementation((records) => {
    append(records);
    deeds.push(`writes ${records.map(({ kind }) => kind).join()}`);
  });
  const random = randomFrom(() => 5);
  const replica = new LoggedReplica(file, { id: nodeId(1), peers: [nodeId(0)], random, now });
  replica.onSaved = (edits) => deeds.push(`acknowledges ${edits}`);
  const send = (): void => {
    const transmit = replica.pollTransmit();
    if (transmit !== undefined) deeds.push(`sends ${transmit.message.kind}`);
  };
  return { replica, deeds, send };
}

describe('a replica with its log on the disk', () => {
  it('writes, then acknowledges, then sends', () => {
    const { replica, deeds, send } = client();
    send();
    replica.insert(now, 0, 'one');
    replica.insert(now, 0, 'two');
    send();
    expect(deeds).toEqual(['writes session']);
    replica.save();
    send();
    send();
    expect(deeds.slice(1)).toEqual(['writes update', 'acknowledges 2', 'sends update']);
  });

  it('sends nothing that it could not write', () => {
    const { replica, deeds, send } = client();
    send();
    replica.insert(now, 0, 'one');
    replica.save();
    vi.mocked(file.append).mockImplementation(() => {
      throw new Error('ENOSPC');
    });
    expect(send).toThrow('ENOSPC');
    expect(deeds).toEqual(['writes session']);
  });
});
