import { describe, expect, test } from 'vitest';
import { addedAt, moved, split, stretched } from './track-moves.ts';
import { type WindowDraft, windowDraft } from './week-draft.ts';

const day = (...pairs: [string, string][]) => pairs.map(([open, close]) => windowDraft(open, close));
const texts = (windows: readonly WindowDraft[]) => windows.map(({ open, close }) => `${open}-${close}`);
const first = (windows: readonly WindowDraft[]) => windows[0]?.id ?? '';

describe('moving and stretching', () => {
  test.each([
    [[['09:00', '17:00']], 15, ['09:15-17:15']],
    [[['22:00', '06:00']], 60, ['23:00-07:00']],
    [[['20:00', '23:30']], 30, ['20:30-24:00']],
    [[['20:00', '23:45']], 30, ['20:30-00:15']],
    [[['00:00', '04:00']], -15, ['00:00-04:00']],
    [[['23:45', '02:00']], 15, ['23:45-02:00']],
  ] as [[string, string][], number, string[]][])('%j by %d', (pairs, minutes, expected) => {
    const windows = day(...pairs);
    expect(texts(moved(windows, first(windows), minutes))).toEqual(expected);
  });

  test('no window moves into another', () => {
    const windows = day(['09:00', '12:00'], ['12:15', '17:00']);
    const once = moved(windows, first(windows), 15);
    expect(texts(once)).toEqual(['09:15-12:15', '12:15-17:00']);
    expect(moved(once, first(windows), 15)).toBe(once);
  });

  test('the close moves alone, over midnight too, and never to less than a quarter of an hour', () => {
    const windows = day(['20:00', '24:00']);
    expect(texts(stretched(windows, first(windows), 30))).toEqual(['20:00-00:30']);
    const short = day(['09:00', '09:15']);
    expect(stretched(short, first(short), -15)).toBe(short);
    const whole = day(['09:00', '08:45']);
    expect(stretched(whole, first(whole), 15)).toBe(whole);
  });
});

describe('splitting', () => {
  test.each([
    ['09:00', '17:00', ['09:00-12:30', '13:30-17:00']],
    ['09:00', '10:00', ['09:00-09:15', '09:30-10:00']],
    ['09:00', '09:30', ['09:00-09:30']],
    ['18:00', '02:00', ['18:00-21:30', '22:30-02:00']],
    ['22:00', '06:00', ['22:00-06:00']],
  ])('%s to %s', (open, close, expected) => {
    const windows = day([open, close]);
    expect(texts(split(windows, first(windows)))).toEqual(expected);
  });
});

describe('adding', () => {
  test.each([
    [[], 560, ['09:00-13:00']],
    [[['14:00', '17:00']], 660, ['11:00-14:00', '14:00-17:00']],
    [[['09:00', '12:30']], 770, ['09:00-12:30', '12:30-16:30']],
    [[['09:00', '17:00']], 600, ['09:00-17:00']],
    [[], 1430, ['23:00-24:00']],
  ] as [[string, string][], number, string[]][])('to %j at minute %d', (pairs, minute, expected) => {
    expect(texts(addedAt(day(...pairs), minute))).toEqual(expected);
  });
});
