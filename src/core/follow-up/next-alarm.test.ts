import { expect, test } from 'vitest';
import { type AlarmLevel, defaultLimits, nextAlarm } from './next-alarm.ts';

/** The alarms raised while the number of overdue follow-ups goes through these values. */
function raised(...counts: readonly number[]): string[] {
  const alarms: string[] = [];
  let standing: AlarmLevel | null = null;
  for (const overdue of counts) {
    const next = nextAlarm(standing, overdue, defaultLimits);
    if (next.isRaised) alarms.push(`${next.level} at ${overdue}`);
    standing = next.level;
  }
  return alarms;
}

test.each([
  ['24 to 25 is one red alert; 26 and 27 are none', [24, 25, 26, 27], ['amber at 24', 'red at 25']],
  ['back under 20 and again 25 is one more', [25, 19, 24, 25], ['red at 25', 'red at 25']],
  ['20 is not under 20', [25, 20, 25], ['red at 25']],
  ['amber at 10, not again at 9 or 8', [9, 10, 9, 8, 10, 11], ['amber at 10']],
  ['amber again after less than 8', [10, 7, 10], ['amber at 10', 'amber at 10']],
  ['loaded at 50 only the red one (R35)', [50], ['red at 50']],
  ['from red to amber nothing is told anew', [25, 12, 9, 10], ['red at 25']],
  ['all done', [25, 0, 10, 25], ['red at 25', 'amber at 10', 'red at 25']],
])('%s', (_, counts, alarms) => {
  expect(raised(...counts)).toEqual(alarms);
});

test('limits as an organisation has set them', () => {
  const limits = { amber: 2, red: 5 };
  expect(nextAlarm(null, 4, limits)).toEqual({ level: 'amber', isRaised: true });
  expect(nextAlarm('red', 4, limits)).toEqual({ level: 'red', isRaised: false });
  expect(nextAlarm('red', 3, limits)).toEqual({ level: 'amber', isRaised: false });
  expect(nextAlarm('amber', 1, limits)).toEqual({ level: null, isRaised: false });
});
