import { describe, expect, test } from 'vitest';
import { fromIso } from '../time/instant.ts';
import { attemptOnPlan, sameValue } from './attempt-on-plan.ts';
import { backlogFigures } from './backlog-figures.ts';
import { rankByHarm } from './rank-by-harm.ts';
import { shareOut } from './share-out.ts';

const zone = 'America/Chicago';
// A Monday, 08:45 in Chicago (DOMAIN E7).
const now = fromIso('2026-12-07T14:45:00Z');

describe('figures of a backlog', () => {
  test('the oldest is 25 days old on the calendar (E7.b)', () => {
    const dueAts = ['2026-11-12T21:00:00Z', '2026-12-04T16:00:00Z', '2026-12-06T16:00:00Z'].map(fromIso);
    expect(backlogFigures(dueAts, now, zone)).toEqual({
      open: 3,
      dueToday: 0,
      overdue: 3,
      oldestDays: 25,
      medianDays: 3,
    });
  });

  test('due at this very instant is not overdue; an even number halves', () => {
    const dueAts = [now, now - 1, now - 25 * 3_600_000, fromIso('2026-12-08T06:00:00Z')];
    expect(backlogFigures(dueAts, now, zone)).toEqual({
      open: 4,
      dueToday: 1,
      overdue: 2,
      oldestDays: 1,
      medianDays: 0.5,
    });
  });

  test('nothing at all', () => {
    expect(backlogFigures([], now, zone)).toEqual({
      open: 0,
      dueToday: 0,
      overdue: 0,
      oldestDays: null,
      medianDays: null,
    });
  });
});

describe('ranked by harm (S1-46)', () => {
  const item = (id: string, more: object) => ({
    id,
    hasOpenQuestion: false,
    segment: null,
    requestKind: 'lead',
    dueAt: 5,
    ...more,
  });

  test.each([
    [
      'newer with an unanswered question before older without',
      [item('old', { dueAt: 1 }), item('asked', { dueAt: 9, hasOpenQuestion: true })],
      ['asked', 'old'],
    ],
    [
      'then by value',
      [
        item('none', {}),
        item('p', { segment: 'P' }),
        item('d', { segment: 'D' }),
        item('a', { segment: 'A', dueAt: 9 }),
      ],
      ['a', 'd', 'p', 'none'],
    ],
    [
      'then by what it is',
      [
        item('question', { requestKind: 'question' }),
        item('lead', {}),
        item('quote', { requestKind: 'quote' }),
      ],
      ['quote', 'lead', 'question'],
    ],
    ['then by age', [item('b', { dueAt: 2 }), item('a', { dueAt: 1 })], ['a', 'b']],
  ])('%s', (_, items, ids) => {
    expect(rankByHarm(items).map(({ id }) => id)).toEqual(ids);
  });
});

describe('sharing out', () => {
  const items = ['1', '2', '3'].map((id) => ({ id, ownerId: 'danni' }));

  test('to who has least, counted as it goes, never back to who had it', () => {
    const takers = [
      { userId: 'danni', load: 0 },
      { userId: 'theo', load: 4 },
      { userId: 'mara', load: 3 },
    ];
    expect([...shareOut(items, takers)]).toEqual([
      ['1', 'mara'],
      ['2', 'theo'],
      ['3', 'mara'],
    ]);
  });

  test('nobody else on duty: nothing moves', () => {
    expect(shareOut(items, [{ userId: 'danni', load: 0 }]).size).toBe(0);
  });
});

describe('an attempt on a plan', () => {
  const steps = [
    { id: 'call 3', kind: 'call', dueAt: 30 },
    { id: 'mail 2', kind: 'mail', dueAt: 20 },
    { id: 'call 4', kind: 'call', dueAt: 40 },
  ] as const;

  test.each([
    ['the very next step, before it is due', 'mail', 5, 'mail 2'],
    ['one of the other kind that is due', 'call', 30, 'call 3'],
    ['one of the other kind that is not: an attempt more', 'call', 29, null],
  ] as const)('%s', (_, kind, at, id) => {
    expect(attemptOnPlan(steps, { kind, at })?.id ?? null).toBe(id);
  });

  test('one of no kind that is planned', () => {
    expect(attemptOnPlan(steps.slice(0, 1), { kind: 'mail', at: 99 })).toBeNull();
  });

  test.each([
    ['A case study', 'a  case study.', true],
    ['Price range', 'Price-range!', true],
    ['A case study', 'A case study on dairies', false],
    ['ceník', 'cenik', false],
  ])('“%s” and “%s”', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
  });
});
