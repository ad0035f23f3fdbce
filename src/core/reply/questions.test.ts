import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuestions } from './questions.ts';

describe('findQuestions', () => {
  it.each<[string, string, string[]]>([
    [
      'two in one mail',
      'Hi Danni,\n\nwhat is the flow of the XV-200 at 3 bar? And can it be\ncleaned in place?\n\nRegards',
      ['what is the flow of the XV-200 at 3 bar?', 'And can it be cleaned in place?'],
    ],
    [
      'requests',
      'Please send the drawing. I need 30 units by May.',
      ['Please send the drawing.', 'I need 30 units by May.'],
    ],
    [
      'a list',
      'Could you tell me:\n- lead time?\n- price for 30?',
      ['Could you tell me:', 'lead time?', 'price for 30?'],
    ],
    ['in the middle', 'For the new line we need 30 units.', ['For the new line we need 30 units.']],
    [
      'no full stop at 3.5',
      'Does it stand 3.5 bar approx. 8 h a day?',
      ['Does it stand 3.5 bar approx. 8 h a day?'],
    ],
    ['a link', 'See https://example.com/?id=3 for the part.', []],
    [
      'German',
      'Bitte senden Sie mir ein Angebot. Wie lange ist die Lieferzeit?',
      ['Bitte senden Sie mir ein Angebot.', 'Wie lange ist die Lieferzeit?'],
    ],
    ['French', "Merci de m'envoyer un devis.", ["Merci de m'envoyer un devis."]],
    ['Spanish', 'Necesito una cotización. ¿Cuánto cuesta?', ['Necesito una cotización.', '¿Cuánto cuesta?']],
    ['Dutch', 'Kunt u een offerte sturen?', ['Kunt u een offerte sturen?']],
    ['courtesies', 'How are you? Please find attached our order. Let me know if you have any questions.', []],
    ['nothing', 'Thank you for the visit.', []],
    ['twice the same', 'Price? Price?', ['Price?']],
    ['marks alone', '??? - ?', []],
  ])('%s', (_, text, expected) => {
    expect(findQuestions(text)).toEqual(expected);
  });

  it('keeps to its limits', () => {
    const many = Array.from({ length: 40 }, (_, index) => `What about part ${index}?`).join(' ');
    expect(findQuestions(many)).toHaveLength(12);
    expect(findQuestions(`Why ${'so '.repeat(400)}?`)[0]).toHaveLength(300);
  });

  it('finds words of the buyer only', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '?', '.', ' ', '\n', '-', '1', '😀', 'please send ') }),
        (text) => {
          for (const question of findQuestions(text)) {
            expect(question.length).toBeLessThanOrEqual(300);
            expect(text.replace(/\s+/g, ' ')).toContain(question.split(' ')[0]);
          }
        },
      ),
    );
  });
});
