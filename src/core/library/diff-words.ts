/** A stretch of two texts: in both, gone from the first, or new in the second. */
export interface DiffPart {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond this many pairs of words whole texts are set against each other: a difference must not cost a second. */
const MOST_PAIRS = 4_000_000;

/** How one text became another, word by word; spaces belong to the word before them. */
export function diffWords(before: string, after: string): DiffPart[] {
  const [first, second] = [wordsOf(before), wordsOf(after)];
  const shortest = Math.min(first.length, second.length);
  let start = 0;
  while (start < shortest && first[start] === second[start]) start += 1;
  let end = 0;
  while (end < shortest - start && first.at(-1 - end) === second.at(-1 - end)) end += 1;
  const middle = between(first.slice(start, first.length - end), second.slice(start, second.length - end));
  const same = (words: readonly string[]): DiffPart => ({ kind: 'same', text: words.join('') });
  return joined([same(first.slice(0, start)), ...middle, same(first.slice(first.length - end))]);
}

const wordsOf = (text: string) => text.match(/\S+\s*|^\s+/g) ?? [];

/** By the longest common run of words. */
function between(first: readonly string[], second: readonly string[]): DiffPart[] {
  const gone = (words: readonly string[]): DiffPart => ({ kind: 'gone', text: words.join('') });
  const added = (words: readonly string[]): DiffPart => ({ kind: 'new', text: words.join('') });
  if (first.length * second.length > MOST_PAIRS) return [gone(first), added(second)];
  const width = second.length + 1;
  const lengths = new Uint32Array((first.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = first.length - 1; row >= 0; row -= 1)
    for (let column = second.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        first[row] === second[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const parts: DiffPart[] = [];
  let [row, column] = [0, 0];
  while (row < first.length && column < second.length) {
    if (first[row] === second[column]) {
      parts.push({ kind: 'same', text: first[row] ?? '' });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) parts.push(gone([first[row++] ?? '']));
    else parts.push(added([second[column++] ?? '']));
  }
  return [...parts, gone(first.slice(row)), added(second.slice(column))];
}

/** Neighbours of a kind as one part, empty ones left out. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const whole: DiffPart[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (part.text === '') continue;
    if (last?.kind === part.kind) whole[whole.length - 1] = { ...last, text: last.text + part.text };
    else whole.push(part);
  }
  return whole;
}
