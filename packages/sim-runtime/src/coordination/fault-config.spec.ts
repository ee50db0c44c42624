import { describe, expect, it } from 'vitest';
import { COORDINATION_MENU } from './coordination-menu.js';
import { faultRow } from '../faults/fault-kind.js';
import { faultConfigFor, NO_FAULTS } from './fault-config.js';
import { includesLevel, LEVELS } from '../faults/level.js';

describe('faultConfigFor', () => {
  it('has no faults in sunny weather', () => {
    expect(faultConfigFor('sunny')).toEqual(NO_FAULTS);
    expect(Object.values(NO_FAULTS).every((rate) => rate === 0)).toBe(true);
  });

  it('is never milder at a higher level', () => {
    const stormy = faultConfigFor('stormy');
    const radioactive = faultConfigFor('radioactive');
    for (const [rate, value] of Object.entries(stormy) as [keyof typeof stormy, number][]) {
      if (rate === 'expireLeaseAfter') expect(radioactive[rate]).toBeLessThanOrEqual(value);
      else expect(radioactive[rate]).toBeGreaterThanOrEqual(value);
    }
    expect(radioactive).not.toEqual(stormy);
  });

  it.each(LEVELS)('stays within what a sweep of %s draws', (level) => {
    const config = faultConfigFor(level) as unknown as Readonly<Record<string, number>>;
    for (const fault of COORDINATION_MENU) {
      if (fault.shape !== 'rate') continue;
      for (const [rate, { min, max }] of Object.entries(fault.rates)) {
        const value = config[rate];
        if (includesLevel(level, faultRow(fault.kind).level)) {
          expect(value, rate).toBeGreaterThanOrEqual(min);
          expect(value, rate).toBeLessThanOrEqual(max);
        } else expect(value, rate).toBe(0);
      }
    }
  });
});
