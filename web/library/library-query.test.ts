import { expect, it } from 'vitest';
import { isNarrowed, queryOf, withFilter } from './library-query.ts';

it('the address says what is asked; what it does not know is left out', () => {
  const params = new URLSearchParams('query=seal&stage=B4&state=gone&more=1&kind=');
  expect(queryOf(params)).toEqual({ query: 'seal', stage: 'B4', state: 'ready' });
  expect([isNarrowed(params), isNarrowed(new URLSearchParams('state=review'))]).toEqual([true, false]);
});

it('a filter is set and left out; the state in use has no word', () => {
  const params = withFilter(new URLSearchParams('kind=file'), 'stage', 'B2');
  expect(params.toString()).toBe('kind=file&stage=B2');
  expect(withFilter(params, 'kind', null).toString()).toBe('stage=B2');
  expect(withFilter(withFilter(params, 'state', 'review'), 'state', 'ready').toString()).toBe(
    params.toString(),
  );
});
