import { describe, expect, it } from 'vitest';
import { findTouchBase, TOUCH_BASE_PHRASES } from './touch-base.ts';

describe('findTouchBase', () => {
  it.each([
    ['Just touching base to see where you are', 'just touching base'],
    ['Hi Ann,\n\nI am  circling back on this.', 'circling back'],
    ['Following up on my last e-mail.', 'following up on my last e-mail'],
    ['Any updates?', 'any updates'],
    ['I wanted to see where you are. Just checking in!', 'wanted to see where you are'],
  ])('%s', (text, phrase) => {
    expect(findTouchBase(text)).toBe(phrase);
  });

  it.each(['Here is the drawing you asked for.', 'Company updates: none', '', 'bumping thistles'])(
    'not: %s',
    (text) => {
      expect(findTouchBase(text)).toBeNull();
    },
  );

  it('takes phrases of other languages', () => {
    expect(findTouchBase('Ich wollte nur kurz hören, wie es läuft.', ['wollte nur kurz hören'])).toBe(
      'wollte nur kurz hören',
    );
    for (const phrase of TOUCH_BASE_PHRASES)
      expect(findTouchBase(`So, ${phrase.toUpperCase()}...`)).not.toBeNull();
  });
});
