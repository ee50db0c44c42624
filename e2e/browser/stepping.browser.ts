import { describe, expect, it } from 'vitest';
import { chosen, position, useReports } from './page.js';

const open = useReports();
const NAME = 'unfenced-lease';

describe('with the keyboard', () => {
  it('one goes from step to step, and back to the violation', async () => {
    const { page } = await open(NAME);
    const [last, count] = await position(page);
    expect(last).toBe(count);
    await page.keyboard.press('k');
    expect(await position(page)).toEqual([count - 1, count]);
    await page.keyboard.press('j');
    expect(await position(page)).toEqual([count, count]);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await position(page)).toEqual([2, count]);
    const list = page.getByRole('listbox');
    const active = await list.getAttribute('aria-activedescendant');
    expect(await chosen(page).getAttribute('id')).toBe(active);
    await page.keyboard.press('v');
    expect(await chosen(page).textContent()).toContain('Violation');
    await page.keyboard.press('ArrowDown');
    expect(await position(page)).toEqual([count, count]);
  });

  it('one follows a message from where it arrives to where it was sent, and emphasizes it', async () => {
    const { page } = await open(NAME);
    await page.getByRole('option').filter({ hasText: 'Received' }).first().click();
    const [arrival] = await position(page);
    expect(await page.locator('.arrow.chosen').count()).toBe(1);
    await page
      .locator('.panel')
      .getByRole('button', { name: /^at t=/ })
      .click();
    const [sender] = await position(page);
    expect(sender).toBeLessThan(arrival);
    await page
      .locator('.panel')
      .getByRole('button', { name: /^arrives at t=/ })
      .click();
    expect(await position(page)).toEqual([arrival, (await position(page))[1]]);
  });

  it('one gets help, which says what the keys are and can switch them off', async () => {
    const { page } = await open(NAME);
    const before = await position(page);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    expect(await help.isVisible()).toBe(true);
    await page.keyboard.press('k');
    expect(await position(page)).toEqual(before);
    await help.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    expect(await help.isVisible()).toBe(false);
    await page.keyboard.press('k');
    expect(await position(page)).toEqual(before);
  });

  it('a place in the story has an address', async () => {
    const { page } = await open(NAME);
    await page.keyboard.press('k');
    const [step] = await position(page);
    const hash = await page.evaluate(() => location.hash);
    expect(hash).toMatch(/^#bug=1&step=\d+$/);
    const again = await open(NAME, {}, hash);
    expect((await position(again.page))[0]).toBe(step);
  });
});

describe('the search', () => {
  it('finds steps by their words, goes from one to the next, and says how many there are', async () => {
    const { page } = await open(NAME);
    await page.keyboard.press('/');
    await page.keyboard.type('acquire worker-');
    const matches = page.locator('.row.match');
    const count = await matches.count();
    expect(count).toBeGreaterThan(1);
    for (const text of await matches.allTextContents()) {
      expect(text).toContain('acquire');
      expect(text).toContain('worker-');
    }
    const [first] = await position(page);
    await page.keyboard.press('Enter');
    expect((await position(page))[0]).toBeGreaterThan(first);
    expect(await page.getByRole('status').filter({ hasText: 'found' }).textContent()).toBe(
      `2 of ${count} found`,
    );
    await page.keyboard.press('Shift+Enter');
    expect((await position(page))[0]).toBe(first);
  });

  it('says so when there is nothing to find, and is over on Escape', async () => {
    const { page } = await open(NAME);
    await page.getByRole('searchbox').fill('no such words');
    expect(await page.locator('.found').textContent()).toBe('No match');
    await page.getByRole('searchbox').press('Escape');
    expect(await page.locator('.found').textContent()).toBe('');
    expect(await page.locator('.row.match').count()).toBe(0);
  });
});

describe('a run of thousands of steps', () => {
  it('keeps the document small, and every step within reach', async () => {
    const { page, troubles } = await open('long');
    await page.getByLabel(/^All steps/).check();
    const [, count] = await position(page);
    expect(count).toBeGreaterThan(5_000);
    const inDocument = () => page.evaluate(() => document.querySelectorAll('*').length);
    expect(await inDocument()).toBeLessThan(3_000);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('End');
    expect(await position(page)).toEqual([count, count]);
    expect(await chosen(page).isVisible()).toBe(true);
    expect(await chosen(page).getAttribute('aria-posinset')).toBe(String(count));
    expect(await chosen(page).getAttribute('aria-setsize')).toBe(String(count));
    const startMs = Date.now();
    for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowUp');
    expect(await position(page)).toEqual([count - 30, count]);
    expect(Date.now() - startMs).toBeLessThan(15_000);
    await page.locator('.viewport').evaluate((viewport) => {
      viewport.scrollTop = viewport.scrollHeight / 2;
    });
    await page.waitForFunction(
      (middle) =>
        [...document.querySelectorAll('[role=option]')].some(
          (row) => Math.abs(Number(row.getAttribute('aria-posinset')) - middle) < 20,
        ),
      count / 2,
    );
    expect(await inDocument()).toBeLessThan(3_000);
    expect(troubles).toEqual([]);
  });

  it('has a table in pages', async () => {
    const { page } = await open('long');
    await page.getByLabel(/^All steps/).check();
    await page.getByRole('listbox').press('Home');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const table = page.getByRole('region', { name: 'Steps as a table' });
    expect(await table.locator('tbody tr').count()).toBe(200);
    await table.getByRole('button', { name: 'Later' }).click();
    expect(await table.locator('tbody th').first().textContent()).toBe('201');
  });
});
