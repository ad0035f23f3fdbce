import { describe, expect, it } from 'vitest';
import { filtersOf, viewOf, withFilter } from './inbox-query.ts';

const of = (text: string) => new URLSearchParams(text);

describe('the address of the inbox', () => {
  it.each([
    ['', { state: 'to_clear' }],
    ['view=cleared&owner=me', { state: 'cleared', owner: 'me' }],
    ['view=sweep', { state: 'to_clear', due: 'today' }],
    [
      'channel=letter&q=gasket&older=60',
      { state: 'to_clear', channel: 'letter', q: 'gasket', olderThan: 60 },
    ],
    ['view=nonsense&older=-5&q=', { state: 'to_clear' }],
  ])('%j asks for %j', (text, filters) => {
    expect(filtersOf(of(text))).toEqual(filters);
  });

  it('says its view, and drops what is usual', () => {
    expect(viewOf(of('view=sitting'))).toBe('sitting');
    expect(withFilter(of('view=all&q=x'), 'view', 'clear').toString()).toBe('q=x');
    expect(withFilter(of('q=x'), 'q', null).toString()).toBe('');
    expect(withFilter(of('q=x'), 'owner', 'me').toString()).toBe('q=x&owner=me');
  });
});
