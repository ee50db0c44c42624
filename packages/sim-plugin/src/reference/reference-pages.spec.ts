import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type CollectionEntry, type OptionsSchema } from './option-schema.fixture.js';
import { type Kind, referenceIndex, referencePage } from './reference-page.fixture.js';

const UPDATE = 'The page says something else than its schema: write it with `npm run reference`.';
const FOLDER = fileURLToPath(new URL('../../../../docs/reference/', import.meta.url));
const PACKAGE = new URL('../../', import.meta.url);

const read = (file: string) => JSON.parse(readFileSync(new URL(file, PACKAGE), 'utf8'));

const PAGES = (['generator', 'executor'] as const).flatMap((kind: Kind) => {
  const collection = read(`${kind}s.json`)[`${kind}s`] as Record<string, CollectionEntry>;
  return Object.entries(collection).map(([name, { schema, description }]) => ({
    kind,
    name,
    description,
    schema: read(schema) as OptionsSchema,
  }));
});

describe.each(PAGES)('the $kind $name', ({ kind, name, schema }) => {
  it('is documented as its schema has it', async () => {
    const page = referencePage(kind, name, schema);
    await expect(page, UPDATE).toMatchFileSnapshot(`${FOLDER}${kind}s/${name}.md`);
  });

  it('says of each option what it means, in a sentence', () => {
    for (const [option, { description }] of Object.entries(schema.properties)) {
      expect(description, option).toMatch(/^[A-Z][^]*\.$/);
    }
  });

  it('takes no option that it does not describe', () => {
    expect(schema).toMatchObject({ additionalProperties: false });
  });
});

it('lists all generators and executors', async () => {
  await expect(referenceIndex(PAGES), UPDATE).toMatchFileSnapshot(`${FOLDER}README.md`);
});

it('has no page for what does not exist', () => {
  const files = readdirSync(FOLDER, { recursive: true }).map(String);
  const pages = files.filter((file) => /^\w+s\/[^/]+\.md$/.test(file));
  expect(pages.sort()).toEqual(PAGES.map(({ kind, name }) => `${kind}s/${name}.md`).sort());
});
