/** A block of a name and ways to reach it holds no more lines than this. */
const MOST_LINES = 10;
const LONGEST_LINE = 80;

/**
 * Where a block of a name and contact data at the end of a text begins, without any leave taken ("Theo Park / Larkfield /
 * +1 402 555 0100"); null when there is none. Only a paragraph of its own that opens with a name, with a way to reach it,
 * below words that do not lead up to it ("Ship to:").
 */
export function contactBlockStart(lines: readonly string[], start: number, end: number): number | null {
  let last = end - 1;
  while (last >= start && (lines[last] ?? '').trim() === '') last -= 1;
  let first = last;
  while (first > start && last - first < MOST_LINES && (lines[first - 1] ?? '').trim() !== '') first -= 1;
  if (first <= start || last - first < 1 || last - first >= MOST_LINES) return null;
  const block = lines.slice(first, last + 1).map((line) => line.slice(0, LONGEST_LINE + 1).trim());
  if (!isName(block[0] ?? '') || !block.every(isShort) || !block.slice(1).some(isReach)) return null;
  return leadsUp(lines, start, first) ? null : first;
}

function isName(line: string): boolean {
  return /^\p{Lu}[\p{L}'.-]*(?: \p{Lu}[\p{L}'.-]*){1,3}$/u.test(line);
}

function isShort(line: string): boolean {
  return line.length <= LONGEST_LINE && !/[?!]$/.test(line);
}

/** A telephone number, a mail or a web address that is all a line says, but for a label. */
function isReach(line: string): boolean {
  if (/^(?:\p{L}{1,12}[.:]{0,2} ?)?\+?[\d ()/.-]{7,24}$/u.test(line)) return true;
  return (
    /^(?:\p{L}{1,8}: ?)?(?:https?:\/\/|www\.)[^ ]+$/iu.test(line) ||
    /^(?:\p{L}{1,8}: ?)?[^ @]+@[^ @]+$/u.test(line)
  );
}

/** The line above the block announces it, or there is none: then the block is what the mail has to say. */
function leadsUp(lines: readonly string[], start: number, first: number): boolean {
  for (let at = first - 1; at >= start; at -= 1) {
    const line = (lines[at] ?? '').trimEnd();
    if (line !== '') return line.endsWith(':');
  }
  return true;
}
