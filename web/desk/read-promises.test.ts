import { describe, expect, it } from 'vitest';
import { readPromises } from './read-promises.ts';

/** Thursday 16:58 in Omaha. */
const now = Date.parse('2026-12-03T22:58:00Z');
const read = (text: string) => readPromises(text, 'Theo Park', now, 'America/Chicago');
const at = (iso: string) => Date.parse(iso);

describe('readPromises', () => {
  it('fills the fields from the first promise with a time and offers the others', () => {
    expect(read("I'll send the quote by 18:30 tonight. Priya will call you tomorrow at 10:00.")).toEqual({
      first: { who: 'Theo Park', by: at('2026-12-04T00:30:00Z'), words: '18:30 tonight' },
      others: [{ who: 'Priya', by: at('2026-12-04T16:00:00Z'), words: 'tomorrow at 10:00' }],
      timeless: null,
    });
  });

  it('shows a promise without a time for what it is', () => {
    const { first, timeless } = read("I'll get back to you with the price.");
    expect(first).toBeNull();
    expect(timeless).toMatchObject({ who: 'Theo Park', by: null });
  });

  it('finds nothing where nothing is promised', () => {
    expect(read('Yes, it lifts 40 metres.')).toEqual({ first: null, others: [], timeless: null });
  });
});
