import { describe, expect, it } from 'vitest';
import { chosen, flaws, position, useReports } from './page.js';

const open = useReports();

describe.each(['audit', 'refuted', 'exploration'])('the page of the %s', (name) => {
  it('is accessible in light and dark, and readable at 320 pixels', async () => {
    const { page, troubles } = await open(name, { viewport: { width: 320, height: 700 } });
    for (const details of await page.locator('details > summary').all()) await details.click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await flaws(page, colorScheme === 'light' ? 'all' : 'colours')).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(troubles).toEqual([]);
  });
});

describe('the page of an audit', () => {
  it('says what is shown, and has a table of contents that the keyboard reaches', async () => {
    const { page, troubles } = await open('refuted');
    expect(await page.locator('.verdict').textContent()).toMatch(/^1 of \d+ claims are refuted\./);
    const contents = page.getByRole('navigation', { name: 'Contents' });
    const titles = await contents.getByRole('link').allTextContents();
    expect(titles).toContain('Counterexamples');
    for (const title of titles) {
      expect(await page.getByRole('region', { name: title, exact: true }).count()).toBe(1);
    }
    const link = contents.getByRole('link', { name: 'Hazards' });
    await link.focus();
    await page.keyboard.press('Enter');
    const place = page.getByRole('region', { name: 'Hazards', exact: true });
    expect(await place.evaluate((section) => section.getBoundingClientRect().top)).toBeLessThan(
      150,
    );
    expect(troubles).toEqual([]);
  });

  it('keeps what is not shown, if asked to', async () => {
    const { page } = await open('refuted');
    const claims = page.getByRole('region', { name: 'Claims', exact: true });
    expect(await claims.locator('.claim.shown').first().isVisible()).toBe(true);
    await claims.getByLabel('Only what is not shown').check();
    expect(await claims.locator('.claim.shown').first().isVisible()).toBe(false);
    expect(await claims.locator('.claim:not(.shown)').first().isVisible()).toBe(true);
  });

  it('leads to the pages of the other targets', async () => {
    const { page } = await open('refuted');
    await page.getByRole('link', { name: 'Exploration' }).click();
    await page.waitForSelector('.choices');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('unfenced-lease');
  });

  it('leads from a mutant that lives to its line', async () => {
    const { page } = await open('audit');
    const part = page.getByRole('region', { name: 'Mutants that live', exact: true });
    await part.getByText(/^\d+ mutants in \d+ places$/).click();
    const place = part.getByRole('button', { name: /^logic\.ts:\d+$/ }).last();
    const line = /\d+$/.exec((await place.textContent()) ?? '')?.[0];
    const was = await part.getByLabel(`Line ${line} as it is`).first().textContent();
    await place.click();
    const focused = page.locator('.source :focus');
    expect(await focused.textContent()).toContain(was?.trim().split('\n')[0]);
    expect(await focused.textContent()).toContain('mutants that live: ');
    expect(await focused.evaluate((item) => item.getBoundingClientRect().top)).toBeGreaterThan(0);
  });
});

it('a step of a counterexample has the actions that were possible, and the one that was taken', async () => {
  const { page, troubles } = await open('exploration');
  const choices = page.getByRole('region', { name: 'Possible actions at the chosen step' });
  const taken = choices.locator('[aria-current=step]');
  const [, all] = await position(page);
  await page.getByRole('listbox').press('Home');
  for (let step = 1; step < all; step++) {
    expect(await choices.getByRole('heading').textContent()).toMatch(
      new RegExp(`^\\d+ possible actions at step ${step} of ${all - 1}$`),
    );
    expect(await taken.count()).toBe(1);
    await page.keyboard.press('ArrowDown');
  }
  expect(await chosen(page).textContent()).toContain('Violation');
  expect(await choices.getByRole('listitem').count()).toBeGreaterThan(1);
  expect(troubles).toEqual([]);
});

it('a page that cannot run its module says why, and saves changed plans', async () => {
  const { page, troubles } = await open('node');
  await page.getByText('Change this run and run it again').click();
  expect(await page.locator('.bench').first().textContent()).toContain(
    'This page cannot run the module: it imports node:fs, which only Node has.',
  );
  await page
    .getByRole('button', { name: /^Remove: / })
    .first()
    .click();
  expect(await page.locator('.bench-changes li').count()).toBe(1);
  expect(await page.locator('.bench .compare').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Another seed from here on' }).count()).toBe(0);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the plan' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.plan\.json$/);
  expect(troubles.filter((trouble) => !trouble.startsWith('asks for blob:'))).toEqual([]);
});
