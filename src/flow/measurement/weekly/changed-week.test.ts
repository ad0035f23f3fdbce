import { expect, test } from 'vitest';
import { F1World } from '../../../../test/f1-world.ts';
import { setStandingTimers } from '../../timers.ts';
import { weeklyReport, weeklyReports } from './contract.ts';

test('E8.l: closing L19 as lost leaves share, median and unanswered as they were; it is never answered now', async () => {
  await using f1 = await F1World.create({
    change: (rows) =>
      rows.map((row) =>
        row.lead === 'L19' ? { ...row, status: 'closed_lost', closedAt: '2026-12-04T15:00:00-06:00' } : row,
      ),
  });
  const { world, people } = f1;
  await setStandingTimers(world.parts.database, await world.now());
  await world.owner((db) => db.deleteFrom('timer').where('kind', '<>', 'weekly_report').execute());
  await world.at('2026-12-07T13:00:00Z');
  const { weeks } = await f1.call(people.ruth, weeklyReports);
  const { lines, waiting } = await f1.call(people.ruth, weeklyReport, { id: weeks[0]?.id ?? '' });
  const figure = (id: string) => lines.find((line) => line.id === id);
  expect(figure('withinTarget')?.note).toBe('12 of 19');
  expect(figure('businessMedian')?.figure).toBe('21 min');
  expect(figure('unansweredNow')?.note).toBe('3 of 19');
  expect(figure('neverAnswered')?.note).toBe('2 of 19');
  expect(waiting.map(({ name }) => name.replace(/^#\d+ /, ''))).toEqual(['Buyer L17']);
}, 180_000);
