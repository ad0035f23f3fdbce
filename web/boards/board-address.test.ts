import { expect, test } from 'vitest';
import { readAddress } from './board-address.ts';

const offered = {
  today: '2026-12-09',
  kinds: [{ by: 'source' as const, name: 'Source', keys: [{ key: 'expo', name: 'expo' }] }],
};
const read = (text: string) =>
  readAddress(new URLSearchParams(text), offered, { preset: '4-weeks', compare: 'before' });

test.each([
  ['', '2026-11-16 2026-12-10'],
  ['period=today', '2026-12-09 2026-12-10'],
  ['period=week', '2026-12-07 2026-12-10'],
  ['period=last-week', '2026-11-30 2026-12-07'],
  ['period=own&from=2026-12-01&to=2026-12-01', '2026-12-01 2026-12-02'],
])('%s', (text, days) => {
  const { from, until, ignored } = read(text);
  expect([`${from} ${until}`, ignored]).toEqual([days, []]);
});

test('a slice that is offered counts; what is unknown is left out and named', () => {
  expect(read('by=source&key=expo').slice).toEqual({ by: 'source', key: 'expo' });
  const odd = read('period=ever&by=planet&key=mars&compare=week');
  expect(odd).toMatchObject({ preset: '4-weeks', slice: null, compare: 'week' });
  expect(odd.ignored).toEqual(['period=ever', 'planet=mars']);
  expect(read('period=own&from=2026-12-09&to=2026-12-01').ignored).toEqual(['from and to']);
});
