import { decodeEntities } from './decode-entities.ts';

/** Elements whose content is never text for a reader. */
const SILENT = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'object',
  'iframe',
]);
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
/** Deeper quotation marks would make the text grow with the square of the depth. */
const MAX_QUOTE_MARKS = 5;

/**
 * Text of an HTML mail for reading and for the rules: blocks become lines, quotations (`blockquote`) are
 * marked with `> `. One pass, so linear in the length whatever the sender wrote.
 */
export function htmlToText(html: string): string {
  const writer = new LineWriter();
  const lower = html.toLowerCase();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    writer.text(html.slice(at, open));
    at = readMarkup(html, lower, open, writer);
  }
  if (at < html.length) writer.text(html.slice(at));
  return writer.finish();
}

/** Handles the markup that starts at `open` and returns the position after it. */
function readMarkup(html: string, lower: string, open: number, writer: LineWriter): number {
  if (lower.startsWith('<!--', open)) return endOf(lower, '-->', open + 4);
  const next = lower.charCodeAt(open + 1);
  const isTag = next === 0x2f || next === 0x21 || next === 0x3f || (next >= 0x61 && next <= 0x7a);
  if (!isTag) {
    writer.text('<');
    return open + 1;
  }
  const close = html.indexOf('>', open + 1);
  if (close < 0) return html.length;
  const isEnd = next === 0x2f;
  const name = /^[a-z0-9]+/.exec(lower.slice(open + (isEnd ? 2 : 1), open + 20))?.[0] ?? '';
  if (!isEnd && SILENT.has(name)) return endOf(lower, '>', endOf(lower, `</${name}`, close));
  writeTag(name, isEnd, writer);
  return close + 1;
}

/** Position after the next `mark`, or the end of the text: what is never closed stays hidden, as in browsers. */
function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function writeTag(name: string, isEnd: boolean, writer: LineWriter): void {
  if (name === 'br') writer.newLine();
  else if (name === 'td' || name === 'th') writer.text(' ');
  else if (BLOCKS.has(name)) {
    writer.endLine();
    if (name === 'p' && isEnd) writer.newLine();
    if (name === 'blockquote') writer.quote(isEnd ? -1 : 1);
    if (name === 'li' && !isEnd) writer.text('- ');
  }
}

class LineWriter {
  #lines: string[] = [];
  #pieces: string[] = [];
  #depth = 0;

  text(raw: string): void {
    if (raw !== '') this.#pieces.push(raw);
  }

  /** Ends the line even when it is empty. */
  newLine(): void {
    const line = decodeEntities(this.#pieces.join(''))
      .replace(/[\s\u00a0]+/g, ' ')
      .trim();
    this.#pieces = [];
    this.#lines.push('> '.repeat(Math.min(this.#depth, MAX_QUOTE_MARKS)) + line);
  }

  /** Ends the line if anything stands on it. */
  endLine(): void {
    if (this.#pieces.some((piece) => piece.trim() !== '')) this.newLine();
    else this.#pieces = [];
  }

  quote(step: number): void {
    this.#depth = Math.max(0, this.#depth + step);
  }

  finish(): string {
    this.endLine();
    const kept = this.#lines.filter((line, i) => line !== '' || this.#lines[i - 1] !== '');
    return kept.join('\n').trim();
  }
}
