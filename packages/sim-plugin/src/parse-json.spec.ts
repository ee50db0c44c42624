import { describe, expect, it } from 'vitest';
import { NotJsonError, parseJson } from './parse-json.js';

describe('parseJson', () => {
  it('reads comments and trailing commas', () => {
    expect(parseJson('{\n  // why\n  "a": [1, 2,],\n}')).toEqual({ a: [1, 2] });
  });

  it.each([
    ['', 'value expected at line 1, column 1'],
    ['{ "a" 1 }', 'colon expected at line 1, column 7'],
    ['{\r\n  "a": 1\r\n', 'close brace expected at line 3, column 1'],
    ['{}\n{}', 'end of file expected at line 2, column 1'],
  ])('says where %j stops being JSON', (text, message) => {
    expect(() => parseJson(text)).toThrow(new NotJsonError(message));
  });
});
