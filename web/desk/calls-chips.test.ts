import { expect, test } from 'vitest';
import { dateChips } from './calls-chips.ts';

const at = (text: string) => new Date(text).getTime();
const labels = (text: string) => dateChips(at(text)).map(({ label }) => label);

test('the usual times, each once', () => {
  expect(dateChips(at('2026-12-03T11:00')).map(({ label, at: time }) => [label, new Date(time)])).toEqual([
    ['today 17:00', new Date('2026-12-03T17:00')],
    ['tomorrow 9:00', new Date('2026-12-04T09:00')],
    ['in 2 days', new Date('2026-12-05T09:00')],
    ['Monday 9:00', new Date('2026-12-07T09:00')],
    ['in a week', new Date('2026-12-10T09:00')],
  ]);
});

test('what has passed today is not offered', () => {
  expect(labels('2026-12-03T17:00')).not.toContain('today 17:00');
});

test('on a Sunday tomorrow is Monday, on a Monday a week is', () => {
  expect(labels('2026-12-06T11:00')).toEqual(['today 17:00', 'tomorrow 9:00', 'in 2 days', 'in a week']);
  expect(labels('2026-12-07T11:00')).toEqual(['today 17:00', 'tomorrow 9:00', 'in 2 days', 'Monday 9:00']);
});
