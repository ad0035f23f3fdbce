import { expect, test } from 'vitest';
import type { FollowUpItem } from './follow-up-types.ts';
import { groupFollowUps } from './group-follow-ups.ts';

// A Thursday, 10:00 in Chicago.
const now = Date.parse('2026-12-03T16:00:00Z');
const item = (id: string, dueAt: string) => ({ id, dueAt }) as FollowUpItem;

test('overdue keeps its order by harm; the week ends with Sunday', () => {
  const groups = groupFollowUps(
    [
      item('newer, asked', '2026-12-03T15:00:00Z'),
      item('older', '2026-11-12T15:00:00Z'),
      item('at this instant', '2026-12-03T16:00:00Z'),
      item('tonight', '2026-12-04T05:59:00Z'),
      item('friday', '2026-12-04T06:00:00Z'),
      item('sunday', '2026-12-07T05:59:00Z'),
      item('monday', '2026-12-07T06:00:00Z'),
    ],
    now,
    'America/Chicago',
  );
  expect(groups.map(({ key, items }) => [key, items.map(({ id }) => id)])).toEqual([
    ['overdue', ['newer, asked', 'older']],
    ['today', ['at this instant', 'tonight']],
    ['week', ['friday', 'sunday']],
    ['later', ['monday']],
  ]);
});
