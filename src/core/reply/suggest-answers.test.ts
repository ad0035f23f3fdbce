import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestAnswers } from './suggest-answers.ts';

const flow = { id: 'flow', text: 'What is the flow of the XV-200 valve at 3 bar?' };
const clean = { id: 'clean', text: 'Can the valve be cleaned in place?' };
const price = { id: 'price', text: 'How much is a set of 30?' };
const lead = { id: 'lead', text: 'What is the lead time?' };

describe('suggestAnswers', () => {
  it.each<[string, (typeof flow)[], string, string[]]>([
    ['nothing in "Got it!"', [flow, clean], 'Got it!', []],
    ['nothing in thanks', [flow, clean], 'Thanks, will look at the valve.', []],
    [
      'both',
      [flow, clean],
      'The flow is 42 l/min at 3 bar. Yes, the valve is cleaned in place with hot water.',
      ['flow', 'clean'],
    ],
    ['one of two', [flow, clean], 'The XV-200 gives a flow of 42 l/min at 3 bar.', ['flow']],
    [
      'not what is promised',
      [flow],
      'Priya will call you at 14:30 with the flow figures of the valve at 3 bar',
      [],
    ],
    ['not what is asked back', [clean], 'How is your valve cleaned today, in place or by hand?', []],
    ['price', [price, lead], 'The set is 4,350 EUR net.', ['price']],
    [
      'price and time',
      [price, lead],
      'That comes to €4,350. We deliver in 10 business days.',
      ['price', 'lead'],
    ],
    ['no price without a figure', [price], 'The set of 30 is a good choice for dairies.', []],
    [
      'German',
      [{ id: 'd', text: 'Wie lange ist die Lieferzeit?' }],
      'Die Lieferzeit beträgt 3 Wochen.',
      ['d'],
    ],
    ['yes with a word of it', [clean], 'Yes, you can clean it so.', []],
    ['a plain no', [{ id: 'c', text: 'Do you ship to Canada?' }], 'No, we do not ship to Canada.', ['c']],
    ['in stock', [{ id: 's', text: 'Do you have the LC-200 in stock?' }], 'Yes, we have 60 in stock.', ['s']],
    ['a bare yes', [clean], 'Yes.', []],
    [
      'yes to an open question',
      [{ id: 'w', text: 'Which seals fit the valve?' }],
      'Yes, the valve is sound.',
      [],
    ],
    ['a date', [{ id: 'd', text: 'Wann können Sie liefern?' }], 'Lieferung am 4. Dezember.', ['d']],
    ['a drawing', [{ id: 'z', text: 'Please send the drawing.' }], 'Attached is the drawing.', ['z']],
    [
      'French',
      [
        { id: 'f', text: 'Quel est le délai de livraison ?' },
        { id: 'j', text: 'Le joint est-il en EPDM ?' },
      ],
      'Le délai de livraison est de 3 semaines. Le joint est en EPDM.',
      ['f', 'j'],
    ],
    ['Spanish', [{ id: 'e', text: '¿Cuánto cuesta el envío?' }], 'El envío cuesta 120 €.', ['e']],
    ['Dutch', [{ id: 'n', text: 'Wat is de levertijd?' }], 'De levertijd is 3 weken.', ['n']],
    ['nothing without questions', [], 'The flow is 42 l/min.', []],
  ])('%s', (_, questions, reply, expected) => {
    expect(suggestAnswers(questions, reply)).toEqual(expected);
  });

  it('names only questions that were asked, in their order, each time the same', () => {
    const word = fc.constantFrom(
      'flow',
      'valve',
      '42 l/min',
      'price',
      '€ 30',
      'will',
      'I',
      '.',
      '?',
      'cleaned',
      'place',
      '3 weeks',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const questions = [flow, clean, price, lead];
        const found = suggestAnswers(questions, words.join(' '));
        expect(questions.map(({ id }) => id).filter((id) => found.includes(id))).toEqual(found);
        expect(suggestAnswers(questions, words.join(' '))).toEqual(found);
      }),
    );
  });
});
