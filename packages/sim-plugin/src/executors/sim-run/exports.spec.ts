import { describe, expect, it } from 'vitest';
import { DEFAULT_SEEDS } from '../../config/sim-config.js';
import { runRequest } from './run-request.js';

function exportsOf(text: string) {
  const context = { environment: {}, defaultSeeds: DEFAULT_SEEDS, isLevelChosen: false };
  return runRequest({ export: text }, context).exports;
}

describe('--export', () => {
  it('takes formats joined by commas, each once', () => {
    expect(exportsOf('itf, mermaid,itf')).toEqual(['itf', 'mermaid']);
    expect(exportsOf('')).toEqual([]);
  });

  it('refuses a format that it does not know', () => {
    expect(() => exportsOf('mermaid,dot')).toThrow(
      "--export does not know the format 'dot': it takes mermaid, shiviz, perfetto and itf, joined by commas.",
    );
  });
});
