import { describe, expect, it } from 'vitest';
import { findTouchBase, isTouchBase, TOUCH_BASE_PHRASES } from './touch-base.ts';

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
    for (const phrase of Object.values(TOUCH_BASE_PHRASES).flat())
      expect(findTouchBase(`So, ${phrase.toUpperCase()}...`)).not.toBeNull();
  });
});

describe('isTouchBase (DOMAIN M-18)', () => {
  const empty = {
    text: 'Just checking in!',
    answered: 0,
    valueItems: 0,
    agreedDate: false,
    statedGain: 'prices rise',
  };

  it.each<[string, Partial<typeof empty>, boolean, string | null]>([
    ['a phrase and nothing else', {}, true, 'just checking in'],
    ['a phrase and an answer', { answered: 1 }, false, 'just checking in'],
    ['a phrase and a case study', { valueItems: 1 }, false, 'just checking in'],
    ['a phrase and an agreed date', { agreedDate: true }, false, 'just checking in'],
    ['no phrase, a gain', { text: 'The new curves are out.' }, false, null],
    ['no phrase, no gain', { text: 'The new curves are out.', statedGain: ' ' }, true, null],
    ['German', { text: 'Ich wollte nur mal nachfragen.' }, true, 'wollte nur mal nachfragen'],
    ['French', { text: 'Je me permets de vous relancer' }, true, 'je me permets de vous relancer'],
    ['Spanish', { text: '¿Hay alguna novedad?' }, true, 'hay alguna novedad'],
    ['Dutch', { text: 'Is er al nieuws?' }, true, 'is er al nieuws'],
  ])('%s', (_, change, flagged, phrase) => {
    expect(isTouchBase({ ...empty, ...change })).toEqual({ flagged, phrase });
  });
});
