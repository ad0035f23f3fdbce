import { describe, expect, it } from 'vitest';
import { dayAndTime, digits, fullTime, longDuration, shortDuration, withLocalTimes } from './time-text.ts';

const zone = 'Europe/Berlin';
const now = Date.parse('2026-03-10T09:30:00Z');

describe('digits', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [61_000, '1:01'],
    [3_599_999, '59:59'],
    [3_600_000, '1 h 00'],
    [7_500_000, '2 h 05'],
    [90 * 3_600_000, '90 h 00'],
    [-5, '0:00'],
  ])('%d ms is %s', (ms, text) => expect(digits(ms)).toBe(text));

  it('rounds what is left up, so that 0:00 means none', () => {
    expect(digits(1, 'up')).toBe('0:01');
    expect(digits(3_599_001, 'up')).toBe('1 h 00');
    expect(digits(0, 'up')).toBe('0:00');
  });
});

describe('durations', () => {
  it.each([
    [40_000, '40 s'],
    [26 * 60_000, '26 min'],
    [125 * 60_000, '2 h 05'],
    [76 * 3_600_000, '3 d 4 h'],
  ])('%d ms is %s in short', (ms, text) => expect(shortDuration(ms)).toBe(text));

  it.each([
    [4 * 60_000, '4 minutes'],
    [60_000, '1 minute'],
    [65 * 60_000, '1 hour 5 minutes'],
    [49 * 3_600_000, '2 days'],
    [10_000, 'less than a minute'],
  ])('%d ms is %s in words', (ms, text) => expect(longDuration(ms)).toBe(text));
});

describe('dayAndTime', () => {
  it.each([
    ['2026-03-10T12:00:00Z', '13:00'],
    ['2026-03-16T08:00:00Z', 'Mon 09:00'],
    ['2026-03-12T08:00:00Z', 'Thu 09:00'],
    ['2026-03-30T07:00:00Z', '30 Mar 09:00'],
    ['2027-01-12T08:00:00Z', '12 Jan 2027 09:00'],
  ])('%s is %s', (at, text) => expect(dayAndTime(Date.parse(at), now, zone)).toBe(text));

  it('knows the day of the zone, not of UTC', () => {
    expect(dayAndTime(Date.parse('2026-03-10T23:30:00Z'), now, zone)).toBe('Wed 00:30');
  });
});

it('fullTime names weekday, date and second', () => {
  expect(fullTime(now, zone)).toBe('Tue 10 Mar 2026, 10:30:00');
});

it('withLocalTimes says instants of the ledger in the reader’s zone', () => {
  const text = 'answers 0 of 2, Ada promised by 2026-03-11T10:00:00.000Z';
  expect(withLocalTimes(text, now, zone)).toBe('answers 0 of 2, Ada promised by Wed 11:00');
});
