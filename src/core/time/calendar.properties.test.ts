import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, compileCalendar, everOpen, intersect } from './calendar.ts';
import type { CalendarSpec } from './calendar-spec.ts';
import { DAY, HOUR, type Instant, MINUTE } from './instant.ts';

/** A day near a clock change of the zone, its rules including a half-hour change and one at midnight. */
const CHANGES: readonly (readonly [string, string])[] = [
  ['America/Chicago', '2027-03-14'],
  ['America/Chicago', '2026-11-01'],
  ['Europe/London', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Sydney', '2027-04-04'],
  ['Africa/Cairo', '2026-04-24'],
  ['America/Havana', '2026-11-01'],
  ['Asia/Kolkata', '2026-12-31'],
];

const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** One to three stretches of a day in quarters of an hour; the last may run past midnight. */
const hoursOfDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 28 * 4 }), { minLength: 2, maxLength: 6 })
  .map((marks) => marks.toSorted((a, b) => a - b))
  .map((marks) => {
    const pairs: [string, string][] = [];
    for (let at = 0; at + 1 < marks.length; at += 2) {
      const open = (marks[at] ?? 0) * 15;
      const close = Math.min((marks[at + 1] ?? 0) * 15, open + 1440);
      if (open < 1440) pairs.push([clockText(open), clockText(close)]);
    }
    return pairs.length > 0 ? pairs : [['09:00', '17:00'] as [string, string]];
  });

/** Each second day has hours, so that nights can't overlap the next day's. */
const week = fc
  .record({ 1: hoursOfDay, 3: hoursOfDay, 5: hoursOfDay, 7: fc.option(hoursOfDay, { nil: undefined }) })
  .map(
    (days) => Object.fromEntries(Object.entries(days).filter(([, hours]) => hours)) as CalendarSpec['week'],
  )
  .map((days) => (days[7] && days[1] ? { ...days, 1: [['05:00', '12:00'] as const] } : days));

const setting = fc
  .record({ change: fc.constantFrom(...CHANGES), week, holiday: fc.boolean() })
  .map(({ change: [zone, date], week: days, holiday }) => {
    const spec: CalendarSpec = { zone, week: days, holidays: holiday ? [date] : [] };
    return { spec, calendar: compileCalendar(spec), around: Date.parse(`${date}T00:00:00Z`) };
  });

const offset = fc.oneof(
  fc.integer({ min: -4 * DAY, max: 4 * DAY }),
  fc.integer({ min: -16 * 24, max: 16 * 24 }).map((quarters) => quarters * 15 * MINUTE),
);
const span = fc.oneof(fc.integer({ min: 0, max: 60 * HOUR }), fc.constantFrom(0, 1, MINUTE, 8 * HOUR));

describe('any calendar', () => {
  it('passes exactly the span that was added, and ends it as early as can be', () => {
    fc.assert(
      fc.property(setting, offset, span, ({ calendar, around }, at, businessMs) => {
        const start = around + at;
        const end = calendar.add(start, businessMs);
        expect(calendar.between(start, end)).toBe(businessMs);
        if (businessMs > 0) expect(calendar.between(start, end - 1)).toBe(businessMs - 1);
        // Half-open: the instant a window is used up is its close, and shut unless the next one follows at once.
        expect(calendar.isOpen(end) || calendar.previousClose(end) === end).toBe(true);
      }),
    );
  });

  it('comes back to where it started', () => {
    fc.assert(
      fc.property(setting, offset, span, ({ calendar, around }, at, businessMs) => {
        const start = around + at;
        const end = calendar.add(start, businessMs);
        if (businessMs > 0) expect(calendar.subtract(end, businessMs)).toBe(calendar.nextOpening(start));
        const begin = calendar.subtract(start, businessMs);
        expect(calendar.between(begin, start)).toBe(businessMs);
      }),
    );
  });

  it('keeps the order of starts and of spans', () => {
    fc.assert(
      fc.property(setting, offset, offset, span, span, ({ calendar, around }, a, b, s, t) => {
        const [early, late] = [around + Math.min(a, b), around + Math.max(a, b)];
        const [short, long] = [Math.min(s, t), Math.max(s, t)];
        expect(calendar.add(early, short)).toBeLessThanOrEqual(calendar.add(late, long));
        expect(calendar.closeOfBusinessDay(early)).toBeLessThanOrEqual(calendar.closeOfBusinessDay(late));
        expect(calendar.addBusinessDays(early, 2)).toBeLessThanOrEqual(calendar.addBusinessDays(early, 3));
        expect(calendar.between(late, early)).toBe(0 - calendar.between(early, late));
      }),
    );
  });

  it('looks forward and back to the same edges', () => {
    fc.assert(
      fc.property(setting, offset, ({ calendar, around }, at) => {
        const start = around + at;
        const close = calendar.nextClose(start);
        expect(calendar.previousClose(close)).toBe(close);
        expect(calendar.isOpen(close - 1)).toBe(true);
        expect(calendar.previousOpening(close - 1)).toBeLessThanOrEqual(calendar.nextOpening(start));
        expect(calendar.closeOfBusinessDay(start)).toBeGreaterThanOrEqual(close);
        expect(calendar.endOfQuoteDay(start)).toBeGreaterThan(start);
      }),
    );
  });
});

describe('two calendars', () => {
  const agree = (one: Calendar, two: Calendar, from: Instant, to: Instant, businessMs: number) => {
    expect(one.between(from, to)).toBe(two.between(from, to));
    expect(one.isOpen(from)).toBe(two.isOpen(from));
    expect(one.subtract(one.add(from, businessMs), businessMs)).toBe(
      two.subtract(two.add(from, businessMs), businessMs),
    );
    expect(one.add(from, businessMs)).toBe(two.add(from, businessMs));
  };

  it('meet in either order, and with round the clock not at all', () => {
    fc.assert(
      fc.property(setting, setting, offset, offset, span, (a, b, s, t, businessMs) => {
        const [from, to] = [a.around + Math.min(s, t), a.around + Math.max(s, t)];
        const joint = intersect(a.calendar, b.calendar);
        fc.pre(joint.between(from, from + 14 * DAY) > 0);
        agree(joint, intersect(b.calendar, a.calendar), from, to, businessMs);
        agree(intersect(a.calendar, everOpen), a.calendar, from, to, businessMs);
        agree(everOpen.intersect(a.calendar), a.calendar, from, to, businessMs);
        expect(joint.isOpen(from)).toBe(a.calendar.isOpen(from) && b.calendar.isOpen(from));
        const outside = a.calendar.between(from, to) + b.calendar.between(from, to) - joint.between(from, to);
        expect(outside).toBeLessThanOrEqual(to - from);
      }),
    );
  });
});
