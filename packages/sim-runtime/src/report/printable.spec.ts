import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, visible } from './printable.js';

const odd = fc.constantFrom(
  ...['\u001b[2J', '\u009b31m', '\u0000', '\u007f', '\r', '\n', '\t', '\u2028', '\u2029'],
  ...['\u202e', '\u2066', '\u061c', '\u200f', '\ud800', '\udc00', '\ufffe', '\u{1ffff}'],
  ...['::', ':', '##[', '#', '[', '##vso[', ' ', '\u00a0', 'error', '😀', 'é', '\\x1b'],
);
const text = fc.array(fc.oneof(odd, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));

const UNSHOWN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/u;
const COMMAND = /^\s*::|##\w*\[/;

describe('a line that is printed', () => {
  it('holds nothing that is acted upon, whatever it was made of', () => {
    fc.assert(
      fc.property(text, (line) => {
        const shown = printable(line);
        expect(shown).not.toMatch(UNSHOWN);
        expect(shown).not.toMatch(COMMAND);
        expect(printable(shown)).toBe(shown);
      }),
    );
  });

  it.each([
    ['\u001b[31mred\u009b0m', '\\x1b[31mred\\x9b0m'],
    ['two\nlines\r\n\tand a tab', 'two\\nlines\\r\\n\\tand a tab'],
    ['\u202egpj.exe\u2028', '\\u202egpj.exe\\u2028'],
    ['\ud83d and 😀', '\\ud83d and 😀'],
    ['\u{1fffe}', '\\u{1fffe}'],
    ['::error::owned', '\\x3a:error::owned'],
    ['  ::add-mask::x', '  \\x3a:add-mask::x'],
    ['a ##[add-mask]x ##vso[task.complete]', 'a #\\x23[add-mask]x #\\x23vso[task.complete]'],
    ['t=0    é “words” a::b C:\\x1b # #[1]', 't=0    é “words” a::b C:\\x1b # #[1]'],
  ])('shows %j as %j', (line, shown) => {
    expect(printable(line)).toBe(shown);
  });

  it('is bounded, and stays as it is once it was', () => {
    const shown = printable('\u0000'.repeat(20_000));
    expect(shown.length).toBeLessThanOrEqual(8_000);
    expect(shown).toMatch(/… \(72,040 more characters\)$/);
    expect(printable(shown)).toBe(shown);
  });
});

describe('a text that is shown', () => {
  it('keeps its line breaks and tabs, and its length', () => {
    fc.assert(
      fc.property(text, (all) => {
        expect(visible(all).replaceAll(/[\n\t]/g, '')).not.toMatch(UNSHOWN);
      }),
    );
    expect(visible('a\n\tb\r\u001b')).toBe('a\n\tb\\r\\x1b');
    expect(visible('x'.repeat(1_000_000))).toHaveLength(1_000_000);
  });
});
