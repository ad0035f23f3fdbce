import { describe, expect, test } from 'vitest';
import { compileCalendar } from './calendar.ts';
import type { CalendarSpec } from './calendar-spec.ts';
import { fromIso, toIso } from './instant.ts';
import { checkCalendarLayer, layerCalendar } from './layer-calendar.ts';

const desk: CalendarSpec = {
  zone: 'America/Chicago',
  week: { '1': [['09:00', '17:00']], '2': [['09:00', '17:00']] },
  holidays: ['12-25'],
  overrides: { '2026-11-24': [['09:00', '12:00']] },
  closed: [['2026-11-30T15:00:00Z', '2026-11-30T16:00:00Z']],
};

describe('layerCalendar', () => {
  test('an empty layer changes nothing', () => {
    expect(layerCalendar(desk, {})).toEqual(desk);
  });

  test('an own week replaces the week and the hours of single dates, and keeps what is shut', () => {
    expect(layerCalendar(desk, { week: { '2': [['13:00', '17:00']] } })).toEqual({
      ...desk,
      week: { '2': [['13:00', '17:00']] },
      overrides: {},
    });
  });

  test('an own week keeps single dates of its own', () => {
    const overrides = { '2026-12-01': [['10:00', '11:00']] as const };
    expect(layerCalendar(desk, { week: { '2': [['13:00', '17:00']] }, overrides }).overrides).toEqual(
      overrides,
    );
  });

  test('without a week of its own, its single dates come to the others and outrank them', () => {
    const overrides = { '2026-11-24': [], '2026-12-24': [['09:00', '12:00']] as const };
    expect(layerCalendar(desk, { overrides })).toEqual({ ...desk, overrides });
  });

  test('holidays and closed spans are united, each holiday once', () => {
    const span = ['2026-12-01T00:00:00Z', '2026-12-03T00:00:00Z'] as const;
    const layered = layerCalendar(desk, { holidays: ['12-25', '2026-12-31'], closed: [span] });
    expect(layered.holidays).toEqual(['12-25', '2026-12-31']);
    expect(layered.closed).toEqual([...(desk.closed ?? []), span]);
  });

  test('person over team over desk: the zone of the team, the week of the person', () => {
    const team = layerCalendar(desk, { zone: 'Europe/London', holidays: ['12-26'] });
    const person = compileCalendar(layerCalendar(team, { week: { '3': [['08:00', '12:00']] } }));
    const opening = person.nextOpening(fromIso('2026-11-23T00:00:00Z'));
    expect([person.zone, toIso(opening)]).toEqual(['Europe/London', '2026-11-25T08:00:00.000Z']);
  });
});

describe('checkCalendarLayer', () => {
  test.each([
    [{ zone: 'Mars/One' }, '/zone'],
    [{ week: {} }, '/week'],
    [{ week: { '1': [['09:00', '25']] as never } }, '/week/1/0'],
    [{ holidays: ['2026-02-30'] }, '/holidays/0'],
    [{ overrides: { '2026-13-01': [] } }, '/overrides/2026-13-01'],
    [{ closed: [['2026-12-02T00:00:00Z', '2026-12-01T00:00:00Z']] as const }, '/closed/0'],
    [{}, '/week'],
  ])('%j is refused at %s', (layer, pointer) => {
    expect(() => checkCalendarLayer(layer)).toThrow(expect.objectContaining({ code: 'invalid', pointer }));
  });

  test('a layer may hold holidays alone', () => {
    expect(() => checkCalendarLayer({ holidays: ['2026-12-31'] })).not.toThrow();
  });
});
