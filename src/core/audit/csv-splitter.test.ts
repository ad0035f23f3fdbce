import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvSplitter } from './csv-splitter.ts';

function split(text: string, delimiter = ',', cut = text.length) {
  const splitter = new CsvSplitter(delimiter);
  const rows = [];
  for (let at = 0; at < text.length; at += Math.max(cut, 1))
    rows.push(...splitter.push(text.slice(at, at + Math.max(cut, 1))));
  return [...rows, ...splitter.end()];
}

describe('rows of a file', () => {
  it('have the line they begin on, through quotation marks, line breaks and both line ends', () => {
    expect(split('a,b\r\n"1\n2",x\n\n"say ""hi""",y"z\nlast')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1\n2', 'x'] },
      { line: 5, cells: ['say "hi"', 'y"z'] },
      { line: 6, cells: ['last'] },
    ]);
  });

  it('are told of when a quotation mark never closes, and reading goes on in the next line', () => {
    expect(split('a,b\n"open,1\nc,2\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, fault: 'a quotation mark is opened in it and never closed' },
      { line: 3, cells: ['c', '2'] },
    ]);
  });

  it('are told of when they never end, and nothing of them is kept', () => {
    const endless = 'x'.repeat(400_000);
    const splitter = new CsvSplitter(',');
    const rows = ['a,b\n', endless, endless, endless, endless, 'y\nc,2\n'].flatMap((part) =>
      splitter.push(part),
    );
    expect([...rows, ...splitter.end()]).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, fault: 'it is longer than a million signs' },
      { line: 3, cells: ['c', '2'] },
    ]);
  });

  it('are those of another reader, wherever the text is cut', () => {
    const cell = fc.stringMatching(/^[a-c ",;\n]{0,6}$/);
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        fc.nat(9),
        (rows, cut) => {
          const text = rows
            .map((cells) =>
              cells.map((one) => (/["\n;]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(';'),
            )
            .join('\r\n');
          const theirs = parse(text, { delimiter: ';', relax_column_count: true, skip_empty_lines: true });
          const ours = split(text, ';', cut).map((row) => ('cells' in row ? row.cells : row.fault));
          expect(ours).toEqual(theirs);
        },
      ),
    );
  });
});
