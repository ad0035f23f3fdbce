import { describe, expect, test } from 'vitest';
import { Masker } from './mask-words.ts';

const masker = () =>
  new Masker({
    buyers: ['Ann Doyle', 'Will Park'],
    companies: ['Blue Ridge Dairy, Inc.'],
    sellers: ['Danni Reyes'],
    colleagues: ['Priya Nair', 'Jean-Luc Fox'],
    ourCompanies: ['Larkfield Controls'],
  });

describe('names, companies and numbers are replaced by plain words', () => {
  test.each([
    ['whole names, any writing', 'Thanks, ANN DOYLE and ann doyle', 'Thanks, the buyer and the buyer'],
    ['first names, family names', 'Hello Ann, Ms Doyle', 'Hello the buyer, Ms the buyer'],
    ['possessives', "Ann’s valve and Danni's drawing", "The buyer’s valve and the seller's drawing"],
    [
      'not inside words',
      'The annual plan, an announcement, Annex B',
      'The annual plan, an announcement, Annex B',
    ],
    [
      'names that are words stay words',
      'I will leave it at the park, like a fox',
      'I will leave it at the park, like a fox',
    ],
    [
      'and are masked as names',
      'Ask Will Park or Will; PARK knows',
      'Ask the buyer or the buyer; the buyer knows',
    ],
    ['names with a hyphen', 'Jean-Luc answered; so did Fox', 'A colleague answered; so did a colleague'],
    [
      'the company in every form',
      'Blue Ridge Dairy, BLUE-RIDGE, BlueRidge Dairy Inc. and Blue Ridge',
      'The company, the company, the company Inc. and the company',
    ],
    ['our own company', 'Regards, Larkfield Controls', 'Regards, our company'],
    [
      'addresses',
      'Write to ann.doyle@blueridge.example or see https://blueridge.example/x?y',
      'Write to a mail address or see a link',
    ],
    ['a bare domain', 'our site blueridge.com', 'our site a web address'],
    [
      'phones',
      'Call +1 402 555 0100 or (402) 555-0100, 402.555.0100',
      'Call a phone number or a phone number, a phone number',
    ],
    [
      'the same product is the same letter',
      'LC-200, not LC-300; the lc and LC200 again',
      'product A, not product B; the lc and product A again',
    ],
    ['other numbers of products', 'Q-0103 and A4V250 and 4711-B', 'product A and product B and product C'],
    ['order numbers', 'order 4711002 and #99812', 'order a number and a number'],
    [
      'amounts, times and measures stay',
      '40 metres, 85 degrees, 12,500 pieces at 16:50 on 4 December',
      '40 metres, 85 degrees, 12,500 pieces at 16:50 on 4 December',
    ],
    ['a name twice over is one', 'Doyle, Ann Doyle', 'The buyer, the buyer'],
  ])('%s', (_, text, masked) => expect(masker().mask(text)).toBe(masked));

  test('one masker keeps its letters through a conversation', () => {
    const one = masker();
    expect([one.mask('LC-200?'), one.mask('The PX-9 is quieter than the LC-200.')]).toEqual([
      'product A?',
      'The product B is quieter than the product A.',
    ]);
  });
});
