import { expect, it } from 'vitest';
import { begunContact, type OutboundContact } from './begun-contact.ts';

const bare: OutboundContact = {
  text: 'How are things?',
  nothingOpen: true,
  answered: 0,
  values: [],
  carried: 0,
  agreedDate: false,
  gain: '',
};
const touching = 'Just touching base to see where you are';

it.each<[string, Partial<OutboundContact>, object | null]>([
  ['nothing open, no gain', {}, { touchBase: true, gainStated: false }],
  ['a gain stated', { gain: 'the new seat table' }, { touchBase: false, gainStated: true }],
  ['a gain of blanks', { gain: '  ' }, { touchBase: true, gainStated: false }],
  [
    'the pattern in spite of a gain',
    { text: touching, gain: 'hello' },
    { touchBase: true, gainStated: true },
  ],
  ['a value type', { values: ['case_study'] }, { touchBase: false, gainStated: false }],
  ['"answer" where nothing is open', { values: ['answer'] }, { touchBase: true, gainStated: false }],
  ['a library item', { values: ['answer'], carried: 1 }, { touchBase: false, gainStated: false }],
  ['an agreed date', { agreedDate: true }, { touchBase: false, gainStated: false }],
  ['on an open request, plain', { nothingOpen: false }, null],
  [
    'on an open request, touching base (S1-50)',
    { nothingOpen: false, text: touching },
    { touchBase: true, gainStated: false },
  ],
  [
    'the same words with the requested drawing (S1-50)',
    { nothingOpen: false, text: touching, values: ['drawing'] },
    null,
  ],
  ['the same words with an answer', { nothingOpen: false, text: touching, answered: 1 }, null],
])('%s', (_, change, begun) => {
  expect(begunContact({ ...bare, ...change })).toEqual(begun);
});
