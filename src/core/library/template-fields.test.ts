import { expect, it } from 'vitest';
import { atAGlance, firstGap, firstName, gapFor, gapsIn } from './template-fields.ts';

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

it('the first gap is found with its marks, to be typed over', () => {
  const text = `Dear ${gapFor('contact.first_name')}, ${gapFor('today')}`;
  const { from, to } = firstGap(text) ?? { from: 0, to: 0 };
  expect([from, text.slice(from, to)]).toEqual([5, '⟪first name⟫']);
  expect(firstGap('Dear Ellen,')).toBeNull();
});

it('at a glance a template shows what it would fill in, not how', () =>
  expect(
    atAGlance('Dear {{ contact.first_name | default: "you" }},{% if today %} by {{today}}{% endif %} { x }'),
  ).toBe('Dear ⟪first name⟫, by ⟪today⟫ { x }'));
