import { expect, test } from 'vitest';
import { freeSlug, organisationSlug } from './organisation-slug.ts';

test.each([
  ['Larkfield Pumps & Co.', 'larkfield-pumps-co'],
  ['Müller Straße GmbH', 'muller-strasse-gmbh'],
  ['  --  ', 'company'],
  ['東京', 'company'],
  [`${'A'.repeat(39)} tail`, 'a'.repeat(39)],
])('%s becomes %s', (name, slug) => {
  expect(organisationSlug(name)).toBe(slug);
});

test('a taken slug gets the first free number', () => {
  expect(freeSlug('acme', new Set())).toBe('acme');
  expect(freeSlug('acme', new Set(['acme', 'acme-2', 'acme-4']))).toBe('acme-3');
});
