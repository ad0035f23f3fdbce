import { describe, expect, test } from 'vitest';
import {
  type CalendarPage,
  type CalendarVersion,
  ownDraft,
  ownErrors,
  partsAt,
  partsOf,
} from './own-draft.ts';

const week = {
  1: [['09:00', '17:00']],
  2: [],
  3: [],
  4: [],
  5: [],
  6: [],
  7: [],
} as CalendarPage['hours']['week'];
const beneath = { zone: 'Europe/Berlin', week, holidays: ['12-25'] };
const page = (more: Partial<CalendarPage>): CalendarPage => ({
  scope: 'person',
  id: 'x',
  name: 'Owen Hale',
  parts: null,
  beneath: { name: 'Opening hours', hours: beneath },
  hours: beneath,
  open: true,
  note: 'open until 17:00',
  versions: [],
  can: ['edit', 'follow'],
  ...more,
});
const version = (validFrom: string, more: Partial<CalendarVersion> = {}): CalendarVersion => ({
  id: validFrom,
  parts: { holidays: [validFrom.slice(0, 10)] },
  validFrom,
  until: null,
  recordedAt: validFrom,
  state: 'past',
  correction: false,
  by: 'Mara Quinn',
  note: null,
  ...more,
});

describe('a layer', () => {
  test('without own hours starts from those beneath, without their dates', () => {
    const draft = ownDraft(page({}), null);
    expect([draft.own, draft.ownWeek, draft.ownZone, draft.zone, draft.holidays]).toEqual([
      false,
      false,
      false,
      'Europe/Berlin',
      [],
    ]);
    expect(partsOf(draft, 'person')).toBeNull();
  });

  test('sends only what is its own', () => {
    const draft = ownDraft(page({}), { holidays: ['2026-12-24'] });
    expect(partsOf(draft, 'person')).toEqual({ holidays: ['2026-12-24'] });
    expect(partsOf({ ...draft, ownWeek: true }, 'person')).toEqual({ week, holidays: ['2026-12-24'] });
    expect(partsOf({ ...draft, ownZone: true }, 'person')).toEqual({
      zone: 'Europe/Berlin',
      holidays: ['2026-12-24'],
    });
  });

  test('closed stretches are read in its own zone and stay the same instants', () => {
    const parts = {
      zone: 'Asia/Tokyo',
      closed: [['2026-12-24T03:00:00.000Z', '2026-12-25T03:00:00.000Z']] as [string, string][],
    };
    const draft = ownDraft(page({}), parts);
    expect(draft.closed.map(({ from, to }) => [from, to])).toEqual([
      ['2026-12-24T12:00', '2026-12-25T12:00'],
    ]);
    expect(partsOf(draft, 'person')).toEqual(parts);
  });

  test('own hours that differ in nothing are a fault, and so is a week without hours', () => {
    const draft = { ...ownDraft(page({}), null), own: true };
    expect(Object.keys(ownErrors(draft, 'person'))).toEqual(['']);
    const empty = { ...draft, ownWeek: true, week: { ...draft.week, 1: [] } };
    expect(ownErrors(empty, 'person')).toEqual({
      '/week': 'They would never be on duty like this; set an absence instead',
    });
    expect(ownErrors({ ...empty, own: false }, 'person')).toEqual({});
  });
});

test('a desk starts from all it follows; the call window sends no zone', () => {
  const desk = { ...ownDraft(page({ scope: 'desk' }), null), own: true };
  expect(partsOf(desk, 'desk')).toEqual({ ...beneath });
  const calls = ownDraft(page({ scope: 'call_window', beneath: null }), { week });
  expect(partsOf(calls, 'call_window')).toEqual({ week });
});

test('a stretch that ends before it begins, or is no time, points at its field', () => {
  const draft = ownDraft(page({}), { holidays: ['12-24'] });
  const closed = [
    { id: 'a', from: '2026-12-24T12:00', to: '2026-12-24T11:00' },
    { id: 'b', from: '', to: '2026-12-24T11:00' },
  ];
  expect(ownErrors({ ...draft, closed }, 'person')).toEqual({
    '/closed/0/1': 'It has to end after it begins',
    '/closed/1/0': 'Choose a date and a time',
  });
});

test('the parts that hold at an instant, replaced versions left out', () => {
  const versions = [
    version('2026-12-01T00:00:00.000Z', { state: 'planned' }),
    version('2026-11-01T00:00:00.000Z', { parts: null }),
    version('2026-10-01T00:00:00.000Z', { id: 'later' }),
    version('2026-10-01T00:00:00.000Z', {
      id: 'replaced',
      state: 'replaced',
      parts: { holidays: ['01-01'] },
    }),
  ];
  const at = (iso: string) => partsAt(versions, Date.parse(iso));
  expect(at('2026-12-01T00:00:00Z')).toEqual({ holidays: ['2026-12-01'] });
  expect(at('2026-11-30T23:59:59Z')).toBeNull();
  expect(at('2026-10-15T00:00:00Z')).toEqual({ holidays: ['2026-10-01'] });
  expect(at('2026-09-30T00:00:00Z')).toBeNull();
});
