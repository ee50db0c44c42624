import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from './content-hash.js';
import { createScratchFolder } from './scratch-folder.js';

describe('the hash of packages', () => {
  let root = '';
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };

  beforeEach(async () => {
    root = await createScratchFolder('hash-spec');
    for (const path of ['package.json', 'src/schema.json', 'dist/review/rule.js']) {
      await write(path, path);
    }
  });

  afterEach(() => rm(root, { recursive: true }));

  it.each(['package.json', 'README.md', 'src/schema.json', 'dist/review/rule.js', 'dist/new.js'])(
    'is another with another %s',
    async (path) => {
      const before = await contentHash([root]);
      expect(await contentHash([root])).toBe(before);
      await write(path, 'other');
      expect(await contentHash([root])).not.toBe(before);
    },
  );

  it.each(['test-output/test.json', 'node_modules/x/index.js', 'dist/lib.tsbuildinfo'])(
    'does not mind %s, which is not packed',
    async (path) => {
      const before = await contentHash([root]);
      await write(path, 'other');
      expect(await contentHash([root])).toBe(before);
    },
  );
});
