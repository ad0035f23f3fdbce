import { expect, test } from 'vitest';
import { instant } from '../../../test/clock-facts.ts';
import { positionOf, positionText } from './position.ts';

const at = (time: string) => instant(`2026-12-01 ${time}`);

// Asked at 10:00.
test.each([
  ['ours at 42 min, theirs at 30', '10:42', ['10:30'], 'behind by 12 min'],
  ['ours at 20 min, theirs at 30', '10:20', ['10:30'], 'ahead by 10 min'],
  ['the same minute', '10:30', ['10:30'], 'level'],
  ['the fastest of several counts', '10:42', ['11:30', '10:40', '10:41'], 'behind by 2 min'],
  ['over an hour', '10:25', ['11:30'], 'ahead by 1 h 05 min'],
  ['we have given nothing of value', null, ['10:30'], 'behind by 1 h 30 min so far'],
  ['nor have we, and they this minute', null, ['12:00'], 'behind so far'],
])('%s', (_what, ours, theirs, expected) => {
  const position = positionOf(ours === null ? null : at(ours), theirs.map(at), at('12:00'));
  expect(position && positionText(position)).toBe(expected);
});

test('seconds of ours do not make a minute: 10:30:59.999 is level with 10:30, 10:31 behind it', () => {
  const place = (ours: number) => positionOf(ours, [at('10:30')], at('12:00'))?.place;
  expect([place(at('10:30') + 59_999), place(at('10:31'))]).toEqual(['level', 'behind']);
});

test('nobody else is known to have replied', () => {
  expect(positionOf(at('10:42'), [], at('12:00'))).toBeNull();
});
