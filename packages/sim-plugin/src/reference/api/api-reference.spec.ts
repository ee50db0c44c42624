import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ApiReference, apiReference } from './api-pages.fixture.js';

const FOLDER = fileURLToPath(new URL('../../../../../docs/reference/api/', import.meta.url));
const UPDATE =
  'The page says something else than the docstrings: write it with `npm run reference`.';

describe('the API reference', () => {
  let reference: ApiReference;

  beforeAll(async () => {
    reference = await apiReference();
  });

  it('leaves nothing out that can be imported', () => {
    expect(reference.complaints).toEqual([]);
  });

  it('says what the docstrings say', async () => {
    for (const [file, text] of reference.pages) {
      await expect(text, UPDATE).toMatchFileSnapshot(FOLDER + file);
    }
  });

  it('has no page for what does not exist', () => {
    const files = readdirSync(FOLDER, { recursive: true }).map(String);
    const pages = files.filter((file) => file.endsWith('.md'));
    expect(pages.sort()).toEqual([...reference.pages.keys()].sort());
  });
});
