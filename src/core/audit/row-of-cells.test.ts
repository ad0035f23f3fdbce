import { expect, test } from 'vitest';
import { plainText, rowOfCells } from './row-of-cells.ts';

const columns = { id: 0, received: 1, answered: 2, owner: 3 };
const options = { columns, zone: 'UTC', order: null, valueIsOther: false };
const rowOf = (...cells: string[]) => rowOfCells(cells, 7, options);

test('names are kept without what PostgreSQL and terminals stumble over, and not as long as a book', () => {
  const row = rowOf('L\u00001\u001b[2J', '2026-11-30 09:10', '', `${'x'.repeat(199)}😀${'y'.repeat(1_000)}`);
  expect(row).toMatchObject({ id: 'L 1 [2J', owner: `${'x'.repeat(199)}…` });
  expect(rowOf('\u0000', '2026-11-30 09:10', '', '')).toMatchObject({ id: '7', owner: null });
  expect(plainText('a\ud800b', 60)).toBe('a b');
});

test('a year somebody mistyped is a row that can’t be read, not the end of all', () => {
  expect(rowOf('L1', '0202-11-30 09:10', '', '')).toBe(
    'the time of receipt, "0202-11-30 09:10", lies before 1970',
  );
  // Far ahead is how some programs write "never".
  expect(rowOf('L1', '2026-11-30 09:10', '9999-12-31 00:00', '')).toMatchObject({ place: 7 });
});
