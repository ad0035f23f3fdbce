import { describe, expect, it } from 'vitest';
import { fitWords } from './fit-words.ts';
import { type Candidate, rankForQuestion, rankForRequest, type Wanted } from './rank-items.ts';

const dairy = { skillId: 'dairy', name: 'dairy' };
const valves = { skillId: 'valves', name: 'valves' };
const wanted: Wanted = {
  words: ['flow', 'seal', 'hot', 'wash'],
  needs: [valves, dairy],
  stage: 'B4',
  language: 'en',
};

const item = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  words: [],
  tags: [],
  stages: [],
  language: null,
  approved: true,
  toReview: false,
  uses: 0,
  changedAt: 0,
  ...more,
});
const order = (fits: readonly { item: Candidate }[]) => fits.map(({ item: { id } }) => id);

describe('for a request as a whole', () => {
  it('items for the industry and the stage come first, whatever words others hold (S2-24)', () => {
    const ranked = rankForRequest(
      [
        item('words', { words: ['flow', 'seal', 'hot', 'wash'], uses: 90 }),
        item('dairy', { tags: ['dairy'] }),
        item('dairy-b4', { tags: ['dairy'], stages: ['B3', 'B4'] }),
        item('dairy-b6', { tags: ['dairy'], stages: ['B6'], words: ['flow'], uses: 40 }),
        item('dairy-valves', { tags: ['dairy', 'valves'], stages: ['B1'] }),
        item('nothing', { uses: 500 }),
        item('one-word', { words: ['flow'] }),
      ],
      wanted,
      6,
    );
    expect(ranked.map(({ item: { id }, why }) => [id, why])).toEqual([
      ['dairy-valves', 'valves · dairy'],
      ['dairy-b4', 'dairy · B4'],
      ['dairy-b6', 'words: flow · dairy'],
      ['dairy', 'dairy'],
      ['words', 'words: flow, seal, hot'],
    ]);
  });
});

describe('for a question', () => {
  it('the words decide, then what it is about, the stage, approval, review, use and age', () => {
    const words = ['flow', 'seal'];
    const ranked = rankForQuestion(
      [
        item('older', { words, changedAt: 1 }),
        item('newer', { words, changedAt: 2 }),
        item('used', { words, uses: 3 }),
        item('past-review', { words, toReview: true, uses: 9 }),
        item('unapproved', { words, approved: false, uses: 9 }),
        item('stage', { words, stages: ['B4'], approved: false }),
        item('about', { words, tags: ['dairy'], approved: false }),
        item('most-words', { words: ['flow', 'seal', 'hot'], approved: false, language: 'en' }),
        item('in-german', { words: ['flow', 'seal', 'hot', 'wash'], language: 'de' }),
      ],
      wanted,
      9,
    );
    expect(order(ranked)).toEqual([
      ...['most-words', 'about', 'stage', 'used', 'newer', 'older', 'past-review', 'unapproved', 'in-german'],
    ]);
  });

  it('one word of many is chance, unless it is about the same thing; tags alone answer nothing', () => {
    const candidates = [
      item('chance', { words: ['hot'] }),
      item('about', { words: ['hot'], tags: ['valves'] }),
      item('tags', { tags: ['valves', 'dairy'], stages: ['B4'] }),
    ];
    expect(order(rankForQuestion(candidates, wanted, 3))).toEqual(['about']);
    expect(order(rankForQuestion(candidates, { ...wanted, words: ['hot'] }, 3))).toEqual(['about', 'chance']);
  });

  it('gives no more than asked for', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => item(id, { words: ['flow', 'seal'] }));
    expect(order(rankForQuestion(many, wanted, 3))).toEqual(['a', 'b', 'c']);
  });
});

it('the words of a question without those that carry nothing', () => {
  expect(fitWords('Does the LC-200 seat stand that for 40 minutes a day? Both seats!')).toEqual([
    ...['lc', '200', 'seat', 'stand', '40', 'minutes', 'day', 'both'],
  ]);
  expect(fitWords('Können Sie die Dichtungen für 85 °C liefern?')).toEqual(['dichtungen', '85', 'liefern']);
  expect(fitWords('Thank you!')).toEqual([]);
});
