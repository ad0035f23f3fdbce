import { expect, test } from 'vitest';
import { dueChoices, fieldTime } from './due-choices.ts';

const labels = (local: string) =>
  dueChoices(new Date(local).getTime()).map(({ label, at }) => `${label}: ${fieldTime(at)}`);

test.each([
  [
    'a Tuesday morning',
    '2026-12-01T10:00:00',
    [
      'Today 16:00: 2026-12-01T16:00',
      'Tomorrow 10:00: 2026-12-02T10:00',
      'Thu 10:00: 2026-12-03T10:00',
      'Fri 10:00: 2026-12-04T10:00',
      'In a week: 2026-12-08T10:00',
    ],
  ],
  [
    'a Friday afternoon: not at the weekend',
    '2026-12-04T15:30:00',
    [
      'Mon 10:00: 2026-12-07T10:00',
      'Tue 10:00: 2026-12-08T10:00',
      'Wed 10:00: 2026-12-09T10:00',
      'Thu 10:00: 2026-12-10T10:00',
      'In a week: 2026-12-11T10:00',
    ],
  ],
])('%s', (_, now, choices) => {
  expect(labels(now)).toEqual(choices);
});
