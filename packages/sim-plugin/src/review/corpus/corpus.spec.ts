import { describe, expect, it } from 'vitest';
import { RULES } from '../rules/rules.js';
import { corpusFiles } from './corpus.fixture.js';
import { embeddedFindings } from './embedded-door.fixture.js';

const files = corpusFiles();

describe('the corpus', () => {
  it('is worth its name', () => {
    expect(files.length).toBeGreaterThanOrEqual(120);
  });

  it.each(RULES.map(({ name }) => name))('has valid and invalid files for %s', (rule) => {
    const own = files.filter((file) => file.rule === rule);
    expect(own.filter(({ isValid }) => isValid).length).toBeGreaterThan(0);
    const invalid = own.filter(({ isValid, expected }) => !isValid && expected.length > 0);
    expect(invalid.flatMap(({ expected }) => expected).join()).toContain(rule);
  });

  it.each(files.filter(({ isValid }) => isValid))('expects nothing of $name', ({ expected }) => {
    expect(expected).toEqual([]);
  });
});

describe('the embedded review', () => {
  it.each(files)('finds exactly what $name expects', (file) => {
    const found = embeddedFindings(file).map(({ line, rule }) => `${line} ${rule}`);
    expect(found.sort()).toEqual(file.expected);
  });
});
