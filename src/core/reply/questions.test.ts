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
    ['a list', 'Could you tell me:\n- lead time?\n- price for 30?', ['lead time?', 'price for 30?']],
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
    [
      'a list of questions without marks',
      'My questions:\n1. lead time\n2. price for 30\n\nThanks for the visit.',
      ['lead time', 'price for 30'],
    ],
    [
      'a list of things',
      'Please quote:\n- 40 x LC-200\n- 10 x XV-100',
      ['Please quote: 40 x LC-200; 10 x XV-100'],
    ],
    ['a list that asks nothing', 'We bought:\n- 40 x LC-200\n- 10 x XV-100', []],
    [
      'an order in a sentence',
      'Please quote 40 x LC-200 delivered to Fargo.',
      ['Please quote 40 x LC-200 delivered to Fargo.'],
    ],
    ['without capital and mark', 'could you send the datasheet', ['could you send the datasheet']],
    [
      'indirect',
      'I would like to know whether it is food safe.',
      ['I would like to know whether it is food safe.'],
    ],
    ['in passing', 'We were wondering if you make valves.', ['We were wondering if you make valves.']],
    ['somebody', 'Can someone call me today.', ['Can someone call me today.']],
    [
      'in brackets, with signs',
      'What is the price (per unit)? And the weight?!',
      ['What is the price (per unit)?', 'And the weight?!'],
    ],
    [
      'German, indirect',
      'Ich hätte gern die Zeichnung. Ich wollte fragen, ob sie passt.',
      ['Ich hätte gern die Zeichnung.', 'Ich wollte fragen, ob sie passt.'],
    ],
    [
      'German, short forms',
      'Können Sie uns bei der o. a. Störung helfen?',
      ['Können Sie uns bei der o. a. Störung helfen?'],
    ],
    ['French, greeting above', 'Bonjour\nPouvez-vous envoyer la fiche', ['Pouvez-vous envoyer la fiche']],
    [
      'French, indirect',
      'Je voudrais savoir si la pompe est disponible.',
      ['Je voudrais savoir si la pompe est disponible.'],
    ],
    ['Spanish, indirect', 'Quisiera saber el plazo.', ['Quisiera saber el plazo.']],
    ['Dutch, indirect', 'Graag ontvang ik een offerte.', ['Graag ontvang ik een offerte.']],
    [
      'a greeting that asks',
      'Hi Theo, how are you doing today? Please send the list.',
      ['Please send the list.'],
    ],
    ['how are you planning', 'How are you planning to ship?', ['How are you planning to ship?']],
    ['greetings', 'How is it going? Wie geht es Ihnen? Comment allez-vous ? ¿Qué tal? Hoe gaat het?', []],
    ['own needs', 'We need to be careful. I need to know the flow.', ['I need to know the flow.']],
    ['requests for nothing', 'Please let me know. Thanks, please advise.', []],
    ['lines of a form', 'Quantity: 40\nDelivery: Fargo\nCan you do it by May?', ['Can you do it by May?']],
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
