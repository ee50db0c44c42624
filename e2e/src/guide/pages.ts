import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageBlocks } from './page-blocks.js';
import { type Page } from './programs.js';

/** The pages of the guide, in the order in which they are read: their names begin with it. */
export function guidePages(repository: string): readonly Page[] {
  const folder = join(repository, 'docs/guide');
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.sort().map((file) => ({
    name: file.replace(/\.md$/, ''),
    blocks: pageBlocks(file, readFileSync(join(folder, file), 'utf8')),
  }));
}
