import { type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chosen, position, useReports } from './page.js';

const open = useReports();

/** Whether something can be seen without scrolling. */
async function isInSight(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).first().boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0);
}

describe('the first screen of a long story', () => {
  it('has the sentence, the whole run and the fault before the violation', async () => {
    const { page, troubles } = await open('unshrunk');
    expect(await page.locator('.bug-summary').textContent()).toContain('the last step was');
    for (const part of ['.bug-summary', '.map', '.map-words']) {
      expect(await isInSight(page, part)).toBe(true);
    }
    expect(await page.locator('.map-words').textContent()).toMatch(
      /^\d{3} steps: \d+ faults · \d+ operations · violation at step \d+$/,
    );
    expect(await page.locator('.map-phase').allTextContents()).toEqual(['warm-up', 'safety']);
    expect(await chosen(page).textContent()).toContain('Fault');
    const [viewport, row] = await Promise.all([
      page.locator('.viewport').boundingBox(),
      chosen(page).boundingBox(),
    ]);
    expect(row?.y).toBeGreaterThanOrEqual(viewport?.y ?? Infinity);
    expect(troubles).toEqual([]);
  });

  it('goes from fault to fault, and to where the map is clicked', async () => {
    const { page } = await open('unshrunk');
    const map = page.getByRole('slider', { name: 'The whole run' });
    const first = Number(await map.getAttribute('aria-valuenow'));
    await page.keyboard.press('Shift+F');
    expect(await map.getAttribute('aria-valuetext')).toContain('Fault');
    expect(Number(await map.getAttribute('aria-valuenow'))).toBeLessThan(first);
    await page.getByRole('button', { name: 'Next fault' }).click();
    expect(Number(await map.getAttribute('aria-valuenow'))).toBe(first);
    const box = await map.boundingBox();
    await map.click({ position: { x: (box?.width ?? 0) - 3, y: 40 } });
    expect(await chosen(page).textContent()).toContain('Violation');
    await map.press('Home');
    await map.press('ArrowRight');
    expect((await position(page))[0]).toBe(2);
  });

  it('folds what repeats, and shows it when asked to', async () => {
    const { page } = await open('unshrunk');
    const [, folded] = await position(page);
    const fold = page.locator('.row-fold').first();
    const words = (await fold.textContent()) ?? '';
    expect(words).toMatch(/repeats? (?:once more|\d+ more times), until t=\d+/);
    await fold.click();
    await page.getByRole('listbox').press('Enter');
    expect((await position(page))[1]).toBeGreaterThan(folded);
    await page.getByLabel(/^All steps/).check();
    const [, all] = await position(page);
    expect(await page.locator('.map-words').textContent()).toContain(`${all} steps`);
    expect(await page.locator('.row-fold').count()).toBe(0);
  });

  it('leaves out what the violation cannot depend on', async () => {
    const { page } = await open('unshrunk');
    const [, before] = await position(page);
    await page.getByLabel('Only what led to the violation').check();
    const [, after] = await position(page);
    expect(after).toBeLessThan(before);
    await page.keyboard.press('v');
    expect(await chosen(page).textContent()).toContain('Violation');
  });
});

describe('the labels of arrows', () => {
  it('lie neither on each other nor on the sign of a step', async () => {
    const { page } = await open('unfenced-lease');
    const overlaps = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.drawing > .arrow-label')].map((label) =>
        label.getBoundingClientRect(),
      );
      const signs = [...document.querySelectorAll('.drawing > [class^=sign-] > :not(.halo)')].map(
        (sign) => sign.getBoundingClientRect(),
      );
      const overlap = (one: DOMRect, other: DOMRect): boolean =>
        one.left + 2 < other.right &&
        other.left + 2 < one.right &&
        one.top + 2 < other.bottom &&
        other.top + 2 < one.bottom;
      const pairs = boxes.flatMap((box, index) =>
        [...boxes.slice(index + 1), ...signs].map((other) => overlap(box, other)),
      );
      return { labels: boxes.length, overlaps: pairs.filter(Boolean).length };
    });
    expect(overlaps.labels).toBeGreaterThan(2);
    expect(overlaps.overlaps).toBe(0);
  });

  it('are there in full when their step is pointed at or chosen', async () => {
    const { page } = await open('unfenced-lease');
    const full = page.locator('.emphasis .arrow-label.full');
    expect(await full.count()).toBe(0);
    const row = page.getByRole('option').filter({ hasText: /worker-\d → write\(/ });
    await row.hover();
    expect((await full.allTextContents()).join()).toMatch(/write\(worker \d, epoch \d\)/);
    await page.getByRole('button', { name: 'Violation' }).hover();
    expect(await full.count()).toBe(0);
    await row.click();
    await page.mouse.move(0, 0);
    expect((await full.allTextContents()).join()).toMatch(/write\(worker \d, epoch \d\)/);
  });
});

it('the violation says what the last step changed', async () => {
  const { page } = await open('unfenced-lease');
  const change = page.locator('.panel .change').first();
  expect(await change.locator('h4').textContent()).toMatch(
    /^State of coordinator, changed at t=\d+$/,
  );
  expect(await change.locator('tbody tr').count()).toBe(1);
});
