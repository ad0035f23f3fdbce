/** A row with the line it begins on, 1 being the first of the file; or why that line is none. */
export type CsvLine =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: string };

/** No row that anybody wrote is longer; a quotation mark that is never closed must not swallow the file. */
const LONGEST_ROW = 1_000_000;
const UNCLOSED = 'a quotation mark is opened in it and never closed';
const ENDLESS = 'it is longer than a million signs';

/**
 * Takes text apart into rows as it comes (RFC 4180, with any one sign between cells). A quotation mark inside a cell
 * that does not begin with one is a letter like any other. A row whose quotation marks never close is told of, and
 * reading goes on in the next line; so does one that has no end in a million signs. Empty lines are passed over.
 */
export class CsvSplitter {
  readonly #delimiter: string;
  #text = '';
  #line = 1;
  /** What comes up to the next line belongs to a row that was told of. */
  #isSkipping = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The rows that are complete by now. */
  push(text: string): CsvLine[] {
    this.#text += this.#isSkipping ? this.#restAfterRow(text) : text;
    const rows = this.#take(false);
    if (this.#text.length <= LONGEST_ROW || this.#text.includes('\n')) return rows;
    this.#text = '';
    this.#isSkipping = true;
    return [...rows, { line: this.#line, fault: ENDLESS }];
  }

  /** The rest, when nothing more comes. */
  end(): CsvLine[] {
    return this.#take(true);
  }

  #restAfterRow(text: string): string {
    const newline = text.indexOf('\n');
    if (newline < 0) return '';
    this.#isSkipping = false;
    this.#line += 1;
    return text.slice(newline + 1);
  }

  #take(isEnd: boolean): CsvLine[] {
    const text = this.#text;
    const rows: CsvLine[] = [];
    let from = 0;
    while (from < text.length) {
      const newline = text.indexOf('\n', from);
      if (newline < 0 && !isEnd) break;
      const end = newline < 0 ? text.length : newline;
      const row = text.slice(from, end);
      const read = row.includes('"')
        ? this.#quoted(text, from, isEnd)
        : { cells: this.#plain(row), next: end + 1 };
      if (read === null && !isEnd && text.length - from < LONGEST_ROW) break;
      if (read === null) rows.push({ line: this.#line, fault: UNCLOSED });
      else if (read.cells.length > 1 || read.cells[0] !== '')
        rows.push({ line: this.#line, cells: read.cells });
      const next = read?.next ?? end + 1;
      this.#line += read === null || next === end + 1 ? 1 : linesIn(text, from, next);
      from = next;
    }
    this.#text = text.slice(from);
    return rows;
  }

  #plain(row: string): string[] {
    return (row.endsWith('\r') ? row.slice(0, -1) : row).split(this.#delimiter);
  }

  /** The row that begins at `from`; null while a quotation mark is open or may yet be doubled. */
  #quoted(text: string, from: number, isEnd: boolean): { cells: string[]; next: number } | null {
    const cells: string[] = [];
    for (let at = from; ; ) {
      let cell = '';
      if (text[at] === '"') {
        const inside = insideQuotes(text, at + 1, isEnd);
        if (inside === null) return null;
        cell = inside.text;
        at = inside.next;
      }
      const newline = text.indexOf('\n', at);
      if (newline < 0 && !isEnd) return null;
      const rowEnd = newline < 0 ? text.length : newline;
      const sign = text.indexOf(this.#delimiter, at);
      const isLast = sign < 0 || sign > rowEnd;
      const end = isLast ? rowEnd : sign;
      const rest = text.slice(at, end);
      cells.push(cell + (isLast && rest.endsWith('\r') ? rest.slice(0, -1) : rest));
      if (isLast) return { cells, next: rowEnd + 1 };
      at = end + 1;
    }
  }
}

function insideQuotes(text: string, from: number, isEnd: boolean): { text: string; next: number } | null {
  let inside = '';
  for (let at = from; ; ) {
    const close = text.indexOf('"', at);
    if (close < 0 || close - from > LONGEST_ROW || (close + 1 === text.length && !isEnd)) return null;
    inside += text.slice(at, close);
    if (text[close + 1] !== '"') return { text: inside, next: close + 1 };
    inside += '"';
    at = close + 2;
  }
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
