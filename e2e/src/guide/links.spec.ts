import { expect, it } from 'vitest';
import { brokenLinks } from './links.js';

it('finds links that lead nowhere', () => {
  const page = '[here](links.ts#part) [there](nowhere.md) [web](https://example.com) [up](#top)';
  expect(brokenLinks(import.meta.filename, page)).toEqual(['nowhere.md']);
});
