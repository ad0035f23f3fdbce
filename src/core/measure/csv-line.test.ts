import { expect, test } from 'vitest';
import { csvLine } from './csv-line.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+1 2', "'+1 2"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['-12.5', '-12.5'],
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['=a,"b"', '"\'=a,""b"""'],
  ['two\nlines', '"two\nlines"'],
  [null, ''],
  [-3, '-3'],
  [true, 'true'],
])('%j stands as %j', (value, written) => {
  expect(csvLine([value, 1])).toBe(`${written},1\r\n`);
});
