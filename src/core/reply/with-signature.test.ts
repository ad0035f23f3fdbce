import { expect, it } from 'vitest';
import { newText } from './new-text.ts';
import { usualSignature, withSignature } from './with-signature.ts';

const signature = 'Theo Park\nTest Larkfield';

it.each([
  ['below the words', 'Yes.\n', 'Yes.\n\n-- \nTheo Park\nTest Larkfield'],
  ['not again where it stands already', `Yes.\n\n${signature}\n`, `Yes.\n\n${signature}\n`],
  ['however it is set', 'Yes.\n-- \nTheo  Park,\nTEST Larkfield', 'Yes.\n-- \nTheo  Park,\nTEST Larkfield'],
  [
    'a name that only ends alike',
    'Ask Matheo Park\nTest Larkfields',
    'Ask Matheo Park\nTest Larkfields\n\n-- \nTheo Park\nTest Larkfield',
  ],
])('%s', (_, text, sent) => {
  expect(withSignature(text, signature)).toBe(sent);
});

it('leaves the words as they are without one', () => {
  expect(withSignature('Yes.\n', ' \n')).toBe('Yes.\n');
});

it('is cut from the mail again by whoever reads what is new in it', () => {
  expect(newText(withSignature('Yes, it stands 85 degrees.', signature)).text.trim()).toBe(
    'Yes, it stands 85 degrees.',
  );
});

it('is name and company unless said otherwise', () => {
  expect(usualSignature({ name: 'Theo Park', company: 'Test Larkfield' })).toBe(signature);
});
