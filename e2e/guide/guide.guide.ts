import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenLinks } from '../src/guide/links.js';
import { guidePages } from '../src/guide/pages.js';
import { compilePrograms } from '../src/guide/programs.js';
import { runPage } from '../src/guide/run-page.js';
import { pluginWorkspaces } from '../src/workspace/plugin-workspace.js';
import { createScratchFolder, removeScratchFolder } from '../src/workspace/scratch-folder.js';
import { type Workspace } from '../src/workspace/workspace.js';

const REPOSITORY = join(import.meta.dirname, '../..');
const PAGES = guidePages(REPOSITORY);

// One workspace for all pages, as a reader has who reads them in their order.
describe('a reader of the guide', () => {
  let scratch = '';
  let workspace: Workspace;

  beforeAll(async () => {
    scratch = await createScratchFolder('guide');
    const [installed] = await pluginWorkspaces(REPOSITORY, scratch, ['solution']);
    if (installed !== undefined) workspace = installed;
  });

  afterAll(() => removeScratchFolder(scratch));

  it('compiles its programs', () => compilePrograms(workspace, PAGES));

  it.each(PAGES)('does what $name says', (page) => runPage(workspace, page));
});

it.each(['README', ...PAGES.map(({ name }) => `guide/${name}`)])(
  'finds what docs/%s.md links to',
  (name) => {
    const path = join(REPOSITORY, 'docs', `${name}.md`);
    expect(brokenLinks(path, readFileSync(path, 'utf8'))).toEqual([]);
  },
);
