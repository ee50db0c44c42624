import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chosen, useReports } from './page.js';

const open = useReports();

async function openBench(name: string, options = {}) {
  const opened = await open(name, options);
  await opened.page.getByText('Change this run and run it again').click();
  return opened;
}

/** What the page says of the changed run, once it is done. */
async function outcome(page: Page): Promise<string> {
  await page.waitForFunction(
    () => !/^(Running|Choose)/.test(document.querySelector('.bench-state')?.textContent ?? ''),
  );
  return (await page.locator('.bench-state').textContent()) ?? '';
}

/** The page runs its module by a script that it carries itself. */
const isOwn = (trouble: string): boolean => trouble.startsWith('asks for blob:');

describe('a run that is changed in the page', () => {
  it('without its fault violates nothing, and is shown beside the original', async () => {
    const { page, troubles } = await openBench('unfenced-lease');
    await page
      .getByRole('button', { name: /^Remove: / })
      .last()
      .click();
    expect(await outcome(page)).toBe('The changed run violates nothing.');
    const original = page.getByRole('region', { name: /^Original run: violates "no write/ });
    const changed = page.getByRole('region', { name: 'Changed run: violates nothing' });
    expect(await original.locator('.row.differs').count()).toBe(1);
    expect(await changed.locator('.row.differs').count()).toBe(1);
    expect(await page.locator('.compare-words').textContent()).toMatch(
      /^The two runs are the same for \d+ steps, and differ from t=\d+ on\.$/,
    );
    await original.getByRole('listbox').press('Home');
    const first = changed.locator('[aria-selected=true]');
    expect(await first.getAttribute('data-row')).toBe('0');
    await changed.getByRole('listbox').press('ArrowDown');
    expect(await original.locator('[aria-selected=true]').getAttribute('data-row')).toBe('1');
    expect(troubles.filter((trouble) => !isOwn(trouble))).toEqual([]);
  });

  it('takes one change after the other, and each back again', async () => {
    const { page } = await openBench('unfenced-lease');
    await page
      .getByRole('button', { name: /^Remove: / })
      .last()
      .click();
    await outcome(page);
    const write = page.getByRole('button', { name: /^10 later: .* write/ });
    await write.click();
    await page.waitForFunction(() => document.querySelectorAll('.bench-changes li').length === 2);
    expect(await page.locator('.bench-changes li').last().textContent()).toMatch(/^write at t=/);
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    expect(await page.locator('.bench-changes li').count()).toBe(0);
    expect(await page.locator('.bench .compare').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Undo the last change' }).isDisabled()).toBe(
      true,
    );
  });

  it('drops and delays a message, adds a fault, and goes on with another seed', async () => {
    const { page } = await openBench('unfenced-lease');
    const change = async (press: () => Promise<void>, words: RegExp): Promise<void> => {
      const before = await page.locator('.bench-changes li').count();
      await press();
      await page.waitForFunction(
        (count) => document.querySelectorAll('.bench-changes li').length === count,
        before + 1,
      );
      expect(await page.locator('.bench-changes li').last().textContent()).toMatch(words);
      await page.getByRole('button', { name: 'Undo the last change' }).click();
    };
    await page
      .getByRole('option')
      .filter({ hasText: /worker-\d → acquire/ })
      .first()
      .click();
    const button = (name: RegExp | string) => page.getByRole('button', { name }).first();
    await change(() => button(/^Drop: worker-\d/).click(), /^drop acquire/);
    await change(() => button(/^Delay: worker-\d/).click(), /^delay acquire.* by 100 ticks$/);
    await page.getByLabel('Fault', { exact: true }).selectOption('partition');
    await page.getByLabel('Party').selectOption('worker-1');
    await change(
      () => button('Add this fault').click(),
      /^partition worker-1 at t=\d+ for 100 ticks$/,
    );
    await page.getByLabel('Seed', { exact: true }).fill('9');
    await change(() => button('Another seed from here on').click(), /^seed 9 from t=\d+ on$/);
  });

  it('is saved as a plan', async () => {
    const { page } = await openBench('unfenced-lease');
    await page
      .getByRole('option')
      .filter({ hasText: /worker-\d → acquire/ })
      .first()
      .click();
    await page
      .getByRole('button', { name: /^Drop: worker-\d/ })
      .first()
      .click();
    await outcome(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^unfenced-lease-\d+-changed\.plan\.json$/);
    const plan = JSON.parse(await readFile(await file.path(), 'utf8')) as object;
    expect(plan).toMatchObject({ schemaVersion: 1, fates: [{ fate: 'lost' }] });
  });

  it('can be read at 320 pixels', async () => {
    const { page } = await openBench('unfenced-lease', { viewport: { width: 320, height: 700 } });
    await page
      .getByRole('button', { name: /^Remove: / })
      .last()
      .click();
    await outcome(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

it('a bug has a run beside it that passes', async () => {
  const { page, troubles } = await open('unfenced-lease');
  await page.getByText(/^Compare with a run that passes: without/).click();
  const passing = page.getByRole('region', {
    name: /^The run that passes, without/,
  });
  await passing.waitFor();
  expect(await passing.locator('.row.differs').count()).toBe(1);
  expect(await passing.locator('.row-violation').count()).toBe(0);
  expect(await chosen(page).count()).toBe(3);
  expect(troubles).toEqual([]);
});
