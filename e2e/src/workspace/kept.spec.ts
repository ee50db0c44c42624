import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keep } from './kept.js';
import { createScratchFolder } from './scratch-folder.js';

describe('a kept folder', () => {
  let scratch = '';
  let folder = '';

  beforeEach(async () => {
    scratch = await createScratchFolder('kept-spec');
    folder = join(scratch, 'cache/kept');
  });

  afterEach(() => rm(scratch, { recursive: true }));

  const making = (text: string) => (draft: string) => writeFile(join(draft, 'it'), text);
  const kept = (): Promise<string> => readFile(join(folder, 'it'), 'utf8');

  it('is made once', async () => {
    await keep(folder, making('first'));
    await keep(folder, making('second'));
    await expect(kept()).resolves.toBe('first');
    await expect(readdir(join(scratch, 'cache'))).resolves.toEqual(['kept']);
  });

  it('is not there by half when it could not be made', async () => {
    const failing = async (draft: string): Promise<void> => {
      await making('half')(draft);
      throw new Error('no network');
    };
    await expect(keep(folder, failing)).rejects.toThrow('no network');
    await expect(readdir(join(scratch, 'cache'))).resolves.toEqual([]);
  });

  it('may have been made by another process meanwhile', async () => {
    await keep(folder, async (draft) => {
      await making('slow')(draft);
      await keep(folder, making('fast'));
    });
    await expect(kept()).resolves.toBe('fast');
    await expect(readdir(join(scratch, 'cache'))).resolves.toEqual(['kept']);
  });
});
