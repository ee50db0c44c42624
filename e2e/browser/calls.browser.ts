import { describe, expect, it } from 'vitest';
import { useReports } from './page.js';

const open = useReports();

describe('the calls of clients', () => {
  it('are bars in lanes, of which the one that fits nowhere is chosen', async () => {
    const { page, troubles } = await open('calls');
    const chosen = page.locator('.call-lanes [aria-pressed=true]');
    expect(await chosen.getAttribute('class')).toContain('misfit');
    expect(await page.locator('.call-said').textContent()).toContain('fits into no order');
    const lanes = await page.locator('.call-lanes li').count();
    const bars = await page.locator('.call-lanes .call').count();
    expect(lanes).toBeGreaterThan(0);
    expect(bars).toBeGreaterThan(1);
    expect(await page.locator('.call-lanes .misfit').count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  it('are gone through by keys, one stop for the tabulator key', async () => {
    const { page } = await open('calls');
    expect(await page.locator('.call-lanes [tabindex="0"]').count()).toBe(1);
    await page.locator('.call-lanes [tabindex="0"]').focus();
    await page.keyboard.press('Home');
    const said = page.locator('.call-said');
    const first = await said.textContent();
    expect(first).toContain('write');
    await page.keyboard.press('ArrowRight');
    expect(await said.textContent()).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await said.textContent()).toBe(first);
    expect(await page.locator(':focus').getAttribute('aria-pressed')).toBe('true');
  });
});
