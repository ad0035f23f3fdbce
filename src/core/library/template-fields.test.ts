import { expect, it } from 'vitest';
import { firstName, gapFor, gapsIn } from './template-fields.ts';

it.each([
  ['Ellen Brandt', 'Ellen'],
  ['Brandt, Ellen', 'Ellen'],
  ['Dr. Ines Vogel', 'Ines'],
  ['Grace', 'Grace'],
  ['ada@buyer.test', null],
  ['J. Morrow', null],
  ['', null],
])('the first name of %j is %j', (name, first) => expect(firstName(name)).toBe(first));

it('gaps are found in a text, each once, in their order', () => {
  const text = `Dear ${gapFor('contact.first_name')},\n${gapFor('today')} and ${gapFor('contact.first_name')}`;
  expect(text).toContain('Dear ⟪first name⟫,');
  expect(gapsIn(text)).toEqual(['first name', 'today']);
  expect(gapsIn('a << b >> ⟪\n⟫')).toEqual([]);
});
