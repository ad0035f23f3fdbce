import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromIso, toIso } from '../time/instant.ts';
import { findPromise, isPromise } from './find-promise.ts';

/** Tue 2026-12-01 10:04 in Omaha; the desk closes at 17:00. */
const context = {
  now: fromIso('2026-12-01T10:04:00-06:00'),
  zone: 'America/Chicago',
  calendarClose: fromIso('2026-12-01T17:00:00-06:00'),
};

describe('findPromise', () => {
  it.each([
    ['Priya will call you at 14:30 with the flow figures', 'Priya', '2026-12-01T14:30:00-06:00'],
    ['Priya calls you at 14:30.', 'Priya', '2026-12-01T14:30:00-06:00'],
    ['Hi Ann,\nPriya Nair will send the drawing by 3 pm.', 'Priya Nair', '2026-12-01T15:00:00-06:00'],
    ["I'll send it tomorrow morning.", 'I', '2026-12-02T12:00:00-06:00'],
    ['I will get back to you by end of day.', 'I', '2026-12-01T17:00:00-06:00'],
    ['I will call you within the hour.', 'I', '2026-12-01T11:04:00-06:00'],
    ['Owen will reply within 2 hours.', 'Owen', '2026-12-01T12:04:00-06:00'],
    ['I will confirm in half an hour', 'I', '2026-12-01T10:34:00-06:00'],
    ['Owen will send you the quote by Friday.', 'Owen', '2026-12-04T17:00:00-06:00'],
    ['I will call you Thursday at 10', 'I', '2026-12-03T10:00:00-06:00'],
    ['I will call you on Tuesday at 10.', 'I', '2026-12-08T10:00:00-06:00'],
    ['Let me check and come back to you by noon.', 'I', '2026-12-01T12:00:00-06:00'],
    ['I will call you at 3.', 'I', '2026-12-01T15:00:00-06:00'],
    ['I will call you at 9.', 'I', '2026-12-01T21:00:00-06:00'],
    ['I will call you at 9:30 am.', 'I', '2026-12-02T09:30:00-06:00'],
    ['Priya is going to ring you on 2026-12-03 at 11:15.', 'Priya', '2026-12-03T11:15:00-06:00'],
    ['Ich melde mich morgen um 9 Uhr.', 'I', '2026-12-02T09:00:00-06:00'],
    ['Priya ruft Sie um 14:30 an.', 'Priya', '2026-12-01T14:30:00-06:00'],
    ['You will have the quote by 4pm.', null, '2026-12-01T16:00:00-06:00'],
    ['We will send it by 4pm.', null, '2026-12-01T16:00:00-06:00'],
    ['I will look into it.', 'I', null],
  ])('%s', (text, who, by) => {
    const found = findPromise(text, context);
    expect(found?.who).toBe(who);
    expect(found?.by == null ? null : toIso(found.by)).toBe(by === null ? null : toIso(fromIso(by)));
  });

  it.each([
    'Got it!',
    'Thanks, will look',
    'The pump delivers 30 l/min at 3 bar.',
    'Will you call me at 3?',
    'We are open from 9:00 to 17:00.',
    'I will not call you at 3.',
    'The XV-200 gives 42 l/min today.',
    'The Larkfield Valve will send a signal at 4 bar.',
    'The order is on its way; call us any time.',
  ])('promises nothing: %s', (text) => {
    expect(findPromise(text, context)).toBeNull();
    expect(isPromise(text)).toBe(false);
  });

  it('prefers the sentence that names both', () => {
    const text = 'I will look into it. Priya will call you at 14:30.';
    expect(findPromise(text, context)).toMatchObject({
      who: 'Priya',
      phrase: 'Priya will call you at 14:30.',
    });
  });

  it('takes midnight for the end of the day when no close is known', () => {
    const { now, zone } = context;
    expect(findPromise('I will call by end of day.', { now, zone })?.by).toBe(
      fromIso('2026-12-02T00:00:00-06:00'),
    );
  });

  it('reads any text without failing', () => {
    const word = fc.constantFrom(
      'I',
      'will',
      'call',
      'Priya',
      'at',
      '14:30',
      '99',
      '3 pm',
      'Friday',
      '2026-99-99',
      '.',
      '?',
      'ü',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.string(), (words, rest) => {
        const found = findPromise(`${words.join(' ')}${rest}`, context);
        expect(found === null || found.by === null || Number.isSafeInteger(found.by)).toBe(true);
      }),
    );
  });
});
