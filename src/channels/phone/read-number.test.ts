import { describe, expect, test } from 'vitest';
import { readNumber } from './read-number.ts';
import { zonesOfNumber } from './zones-of-number.ts';

const US = 'America/Chicago';

describe('a number as people write it', () => {
  test.each([
    ['+61 2 9374 4000', US, '+61293744000', 'tel:+61293744000'],
    ['(402) 555-0100', US, '+14025550100', 'tel:+14025550100'],
    ['0412 345 678', 'Australia/Sydney', '+61412345678', 'tel:+61412345678'],
    ['080 1234 5678', 'Asia/Kolkata', '+918012345678', 'tel:+918012345678'],
    ['402-555-0100 ext. 7', US, '+14025550100', 'tel:+14025550100;ext=7'],
  ])('%s in %s', (text, zone, number, uri) => {
    expect(readNumber(text, zone)).toMatchObject({ number, uri });
  });

  test.each([
    ['call me', US],
    ['123', US],
    ['', US],
    ['402 555 0100', 'UTC'],
    ['+388 1', US],
  ])('%s in %s is none', (text, zone) => {
    expect(readNumber(text, zone)).toBeNull();
  });

  test('is shown as it is dialled from abroad', () => {
    expect(readNumber('0412 345 678', 'Australia/Sydney')?.shown).toBe('+61 412 345 678');
  });
});

describe('where its holder may be', () => {
  test.each([
    ['+61293744000', ['Australia/Sydney']],
    ['+14025550100', ['America/Chicago']],
    ['+442079460958', ['Europe/London']],
    ['+99900000000', []],
  ])('%s', async (number, zones) => {
    expect(await zonesOfNumber(number)).toEqual(zones);
  });

  test('a toll-free number may be anywhere its country code is used', async () => {
    const zones = await zonesOfNumber('+18005550100');
    expect(zones.length).toBeGreaterThan(20);
    expect(zones).toContain('Pacific/Guam');
  });
});
