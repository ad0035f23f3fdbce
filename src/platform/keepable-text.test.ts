import { describe, expect, it } from 'vitest';
import { isKeepable, keepableJson, keepableText, unkeepableTexts } from './keepable-text.ts';

describe('text that the database can keep', () => {
  it.each([
    ['plain text, emoji 👍 and \n lines', true],
    ['a\0b', false],
    ['half \ud83d', false],
    ['\udc4d other half', false],
    ['two first halves \ud83d\ud83d\udc4d', false],
    ['spelled out \\u0000 \\ud83d', true],
  ])('%j: %s', (text, keepable) => {
    expect(isKeepable(text)).toBe(keepable);
    expect(isKeepable(keepableText(text))).toBe(true);
    if (keepable) expect(keepableText(text)).toBe(text);
    expect(JSON.parse(keepableJson({ list: [text] }))).toEqual({ list: [keepableText(text)] });
  });

  it('points to what can’t be kept', () => {
    expect(unkeepableTexts({ a: 'x', 'b/~': ['fine', { c: '\0' }], d: null, e: 1 })).toEqual(['/b~1~0/1/c']);
  });
});
