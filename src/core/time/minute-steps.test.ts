import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar, intersect } from './calendar.ts';
import type { CalendarSpec } from './calendar-spec.ts';

// Agreement with a count minute by minute that shares nothing with the calendar: what a wall clock shows comes from
// Intl, and hours, holidays, overrides and closed spans are tried for each minute anew.

/** Zones with a date near a clock change: at midnight, by half an hour, by two hours, in Ramadan, and a day left out. */
const PLACES: readonly (readonly [string, string])[] = [
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Casablanca', '2024-03-10'],
  ['Africa/Juba', '2021-02-01'],
  ['America/Asuncion', '2023-10-01'],
  ['America/Caracas', '2016-05-01'],
  ['America/Chicago', '2027-03-14'],
  ['America/Havana', '2026-11-01'],
  ['America/Los_Angeles', '2006-10-29'],
  ['America/New_York', '2026-11-01'],
  ['America/Nuuk', '2023-03-26'],
  ['America/Santiago', '2026-04-05'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/St_Johns', '2006-04-02'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Asia/Amman', '2021-10-29'],
  ['Asia/Gaza', '2023-04-29'],
  ['Asia/Kathmandu', '1986-01-01'],
  ['Asia/Kolkata', '2026-12-31'],
  ['Asia/Pyongyang', '2018-05-05'],
  ['Asia/Tehran', '2022-09-22'],
  ['Atlantic/Azores', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Sydney', '2027-04-04'],
  ['Europe/Dublin', '2026-03-29'],
  ['Europe/Istanbul', '2016-03-27'],
  ['Europe/London', '2026-10-25'],
  ['Europe/Moscow', '2014-10-26'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Chatham', '2026-09-27'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['UTC', '2028-02-29'],
];

const MINUTE = 60_000;
const DAY_MINUTES = 1440;
const LENGTH = 5 * DAY_MINUTES;

interface Place {
  readonly zone: string;
  /** First instant looked at: two days before the change. */
  readonly from: number;
  /** For each minute from there the latest reading the wall has shown by then, in minutes as if in UTC. */
  readonly shown: Float64Array;
}

function wallReadings(zone: string, date: string): Place {
  const from = Date.parse(`${date}T00:00:00Z`) - 2 * DAY_MINUTES * MINUTE;
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const shown = new Float64Array(LENGTH);
  let latest = Number.NEGATIVE_INFINITY;
  for (let minute = 0; minute < LENGTH; minute += 1) {
    const text = wall.format(from + minute * MINUTE);
    latest = Math.max(latest, Date.parse(`${text.replace(' ', 'T')}Z`) / MINUTE);
    shown[minute] = latest;
  }
  return { zone, from, shown };
}

/** Hours in minutes after midnight, so that nothing that reads text is shared. */
type Hours = readonly (readonly [number, number])[];
interface Plan {
  readonly week: readonly Hours[];
  readonly holidays: readonly number[];
  readonly overrides: readonly (readonly [number, Hours])[];
  readonly closed: readonly (readonly [number, number])[];
}

const isoDate = (day: number) => new Date(day * DAY_MINUTES * MINUTE).toISOString().slice(0, 10);
const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const hoursText = (hours: Hours) =>
  hours.map(([from, to]): [string, string] => [clockText(from), clockText(to)]);

function specOf(plan: Plan, { zone, from }: Place): CalendarSpec {
  const first = Math.floor(from / MINUTE / DAY_MINUTES);
  const at = (minute: number) => new Date(from + minute * MINUTE).toISOString();
  return {
    zone,
    week: Object.fromEntries(plan.week.map((hours, index) => [String(index + 1), hoursText(hours)])),
    holidays: plan.holidays.map((day) => isoDate(first + day)),
    overrides: Object.fromEntries(
      plan.overrides.map(([day, hours]) => [isoDate(first + day), hoursText(hours)]),
    ),
    closed: plan.closed.map(([begin, end]): [string, string] => [at(begin), at(end)]),
  };
}

/** For each minute whether the plan is open then. */
function openMinutes(plan: Plan, { from, shown }: Place): Uint8Array {
  const first = Math.floor(from / MINUTE / DAY_MINUTES);
  const hoursOn = (day: number): Hours => {
    const own = plan.overrides.findLast(([date]) => first + date === day);
    if (own) return own[1];
    if (plan.holidays.some((date) => first + date === day)) return [];
    return plan.week[(new Date(day * DAY_MINUTES * MINUTE).getUTCDay() + 6) % 7] ?? [];
  };
  const open = new Uint8Array(LENGTH);
  for (const [minute, wall] of shown.entries()) {
    if (plan.closed.some(([begin, end]) => begin <= minute && minute < end)) continue;
    const today = Math.floor(wall / DAY_MINUTES);
    for (const day of [today, today - 1]) {
      const into = wall - day * DAY_MINUTES;
      if (hoursOn(day).some(([begin, end]) => begin <= into && into < end)) open[minute] = 1;
    }
  }
  return open;
}

const quarter = (most: number) => fc.integer({ min: 0, max: most / 15 }).map((quarters) => quarters * 15);
/** Split shifts and nights that run on to 26:00; hours may come in any order and overlap. */
const hours: fc.Arbitrary<Hours> = fc.array(
  fc
    .tuple(quarter(23 * 60 + 45), fc.oneof(quarter(26 * 60), fc.integer({ min: 1, max: 26 * 60 })))
    .filter(([from, to]) => to > from),
  { maxLength: 3 },
);
const dayIndex = fc.integer({ min: 0, max: 5 });
const minuteIndex = fc.integer({ min: 0, max: LENGTH - 1 });
const plan: fc.Arbitrary<Plan> = fc
  .record({
    week: fc.array(hours, { minLength: 7, maxLength: 7 }),
    holidays: fc.array(dayIndex, { maxLength: 2 }),
    overrides: fc.uniqueArray(fc.tuple(dayIndex, hours), { maxLength: 2, selector: ([day]) => day }),
    closed: fc
      .array(
        fc
          .tuple(minuteIndex, minuteIndex)
          .map(([a, b]): [number, number] => [Math.min(a, b), Math.min(Math.max(a, b), a + 1_000)]),
        { maxLength: 2 },
      )
      .map((spans) => spans.filter(([begin, end]) => begin < end)),
  })
  .filter(({ week }) => week.some((day) => day.length > 0));

/** Open minutes up to each minute. */
function runningTotal(open: Uint8Array): Float64Array {
  const total = new Float64Array(LENGTH + 1);
  for (const [minute, is] of open.entries()) total[minute + 1] = (total[minute] ?? 0) + is;
  return total;
}

describe.each(PLACES)('%s around %s', (zone, date) => {
  const place = wallReadings(zone, date);
  const at = (minute: number) => place.from + minute * MINUTE;

  it('agrees with a count of minutes', () => {
    fc.assert(
      fc.property(plan, minuteIndex, minuteIndex, (drawn, a, b) => {
        const calendar = compileCalendar(specOf(drawn, place));
        const open = openMinutes(drawn, place);
        const total = runningTotal(open);
        for (const [minute, is] of open.entries()) {
          if (calendar.isOpen(at(minute)) !== (is === 1))
            expect.fail(`differs at ${new Date(at(minute)).toISOString()}`);
        }
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const span = (total[to] ?? 0) - (total[from] ?? 0);
        expect(calendar.between(at(from), at(to))).toBe(span * MINUTE);
        const next = open.indexOf(1, from);
        if (next >= 0) expect(calendar.nextOpening(at(from))).toBe(at(next));
        if (span === 0) return;
        const reached = total.findIndex((sum) => sum === (total[from] ?? 0) + span);
        expect(calendar.add(at(from), span * MINUTE)).toBe(at(reached));
        const left = total.findLastIndex((sum) => sum === (total[to] ?? 0) - span);
        expect(calendar.subtract(at(to), span * MINUTE)).toBe(at(left));
      }),
      { numRuns: 10 },
    );
  });
});

it('two calendars in two zones are open together in the minutes both are', () => {
  const [here, there] = [
    wallReadings('America/Chicago', '2026-11-01'),
    wallReadings('Australia/Lord_Howe', '2026-11-01'),
  ];
  fc.assert(
    fc.property(plan, plan, (one, other) => {
      const joint = intersect(compileCalendar(specOf(one, here)), compileCalendar(specOf(other, there)));
      const [openHere, openThere] = [openMinutes(one, here), openMinutes(other, there)];
      for (const [minute, is] of openHere.entries()) {
        const both = is === 1 && openThere[minute] === 1;
        if (joint.isOpen(here.from + minute * MINUTE) !== both) expect.fail(`differs at minute ${minute}`);
      }
    }),
    { numRuns: 20 },
  );
});
