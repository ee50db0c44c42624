import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { useReports } from './page.js';

const open = useReports();

it('a run is saved as a file for each of the other tools', async () => {
  const { page, troubles } = await open('unfenced-lease');
  const texts: Record<string, string> = {};
  for (const name of ['Mermaid', 'ShiViz', 'Perfetto', 'ITF']) {
    const download = page.waitForEvent('download');
    await page
      .getByRole('group', { name: 'Export this run' })
      .getByRole('button', { name })
      .click();
    const file = await download;
    texts[file.suggestedFilename().replace(/^unfenced-lease-\d+\./, '')] = await readFile(
      await file.path(),
      'utf8',
    );
  }
  expect(Object.keys(texts)).toEqual(['mmd', 'shiviz.log', 'perfetto.json', 'itf.json']);
  expect(texts['mmd']).toContain('VIOLATION no write gets past the fence');
  expect(texts['shiviz.log']).toMatch(/^(worker-\d) \{"\1":1\}$/m);
  expect(JSON.parse(texts['perfetto.json'] ?? '')).toHaveProperty('traceEvents');
  expect(JSON.parse(texts['itf.json'] ?? '')).toHaveProperty('states');
  expect(troubles.filter((trouble) => !trouble.includes('asks for blob:'))).toEqual([]);
});
