import { describe, expect, it } from 'vitest';
import {
  tidyTime,
  weekBody,
  weekDraft,
  weekErrors,
  weekInWords,
  weekMinutes,
  windowDraft,
} from './week-draft.ts';

const office = ['09:00', '17:00'] as [string, string];
const empty = weekDraft({ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] });

describe('times as people type them', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['17h30', '17:30'],
    ['5pm', '17:00'],
    ['12am', '00:00'],
    ['24', '24:00'],
    ['2599', '2599'],
    ['noon', 'noon'],
  ])('%s -> %s', (typed, tidy) => expect(tidyTime(typed)).toBe(tidy));
});

describe('a week', () => {
  it('is the same after editing nothing, over midnight too', () => {
    const week = {
      1: [office],
      2: [],
      3: [],
      4: [],
      5: [['18:00', '26:00']],
      6: [['00:00', '24:00']],
      7: [],
    };
    expect(weekBody(weekDraft(week as never))).toEqual(week);
  });

  it('reads a close before the open as the next day', () => {
    const week = { ...empty, 5: [windowDraft('22:00', '02:00')] };
    expect(weekBody(week)[5]).toEqual([['22:00', '26:00']]);
    expect(weekMinutes(week)).toBe(240);
  });

  it('points at the field at fault', () => {
    expect(weekErrors({ ...empty, 1: [windowDraft('9', '17:00')] })).toHaveProperty(['/week/1/0/0']);
    expect(weekErrors({ ...empty, 1: [windowDraft('09:00', '09:00')] })).toHaveProperty(['/week/1/0/1']);
    expect(
      weekErrors({ ...empty, 1: [windowDraft('13:00', '17:00'), windowDraft('09:00', '14:00')] }),
    ).toHaveProperty(['/week/1/0/0']);
    expect(
      weekErrors({ ...empty, 7: [windowDraft('22:00', '03:00')], 1: [windowDraft('02:00', '08:00')] }),
    ).toHaveProperty(['/week/1/0/0']);
    expect(weekErrors(empty)).toEqual({});
  });

  it('is told in one line', () => {
    const days = weekDraft({ 1: [office], 2: [office], 3: [office], 4: [], 5: [], 6: [], 7: [] });
    expect(weekInWords(days)).toBe('Mon–Wed 09:00–17:00');
    expect(weekInWords(empty)).toBe('Never open');
  });
});
