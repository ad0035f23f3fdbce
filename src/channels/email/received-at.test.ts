import { describe, expect, it } from 'vitest';
import { receivedAt, writerOffset } from './received-at.ts';

const by = 'from mx.buyer.example by mx.us.example';
const mail = (headers: Record<string, string[]>) => ({ headers: new Map(Object.entries(headers)) });

describe('receivedAt', () => {
  it.each<[string, string[], string | null]>([
    [
      'the topmost',
      [`${by}; Tue, 1 Dec 2026 10:00:05 -0600`, `${by}; Tue, 1 Dec 2026 09:00:00 -0600`],
      '2026-12-01T16:00:05.000Z',
    ],
    ['with a comment', [`${by}; Tue, 1 Dec 2026 10:00:05 +0100 (CET)`], '2026-12-01T09:00:05.000Z'],
    ['without seconds and weekday', [`${by}; 1 Dec 2026 10:00 +0000`], '2026-12-01T10:00:00.000Z'],
    ['an old zone name', [`${by}; Tue, 1 Dec 2026 10:00:00 EST`], '2026-12-01T15:00:00.000Z'],
    ['an unknown zone name', [`${by}; Tue, 1 Dec 2026 10:00:00 XYZ`], '2026-12-01T10:00:00.000Z'],
    ['two figures of a year', [`${by}; Tue, 1 Dec 26 10:00:00 +0000`], '2026-12-01T10:00:00.000Z'],
    [
      'the next where the first has none',
      [by, `${by}; Tue, 1 Dec 2026 10:00:00 +0000`],
      '2026-12-01T10:00:00.000Z',
    ],
    ['no such day', [`${by}; Tue, 31 Nov 2026 10:00:00 +0000`], null],
    ['no such hour', [`${by}; Tue, 1 Dec 2026 25:00:00 +0000`], null],
    ['a bare year', [`${by}; 2026`], null],
    ['none', [], null],
  ])('%s', (_, received, expected) => {
    const at = receivedAt(mail({ received }));
    expect(at === null ? null : new Date(at).toISOString()).toBe(expected);
  });

  it('never looks at the Date header (X-02)', () => {
    expect(receivedAt(mail({ date: ['Tue, 1 Dec 2026 10:00:00 +0000'] }))).toBeNull();
  });
});

describe('writerOffset', () => {
  it.each<[string, number | null]>([
    ['Tue, 1 Dec 2026 10:00:00 -0600', -21_600_000],
    ['Tue, 1 Dec 2026 10:00:00 +0530', 19_800_000],
    ['Tue, 1 Dec 2026 10:00:00 +9900', 0],
    ['yesterday', null],
  ])('%s', (date, expected) => {
    expect(writerOffset(mail({ date: [date] }))).toBe(expected);
  });
});
