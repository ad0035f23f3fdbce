const MOST_WORDS = 8;

/** The words of what somebody looks for, in small letters, cut at whatever is neither letter nor digit; at most eight. */
export function searchWords(typed: string): readonly string[] {
  return [...new Set(typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, MOST_WORDS);
}

/** About `length` characters of a text around the first place where one of the words begins. */
export function excerptAround(text: string, words: readonly string[], length = 140): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const low = flat.toLowerCase();
  const found = words.map((word) => low.indexOf(word)).filter((at) => at >= 0);
  const first = found.length === 0 ? 0 : Math.min(...found);
  const start = first < length / 2 ? 0 : low.lastIndexOf(' ', first - length / 4) + 1;
  const cut = flat.slice(start, start + length).trimEnd();
  return `${start > 0 ? '…' : ''}${cut}${start + length < flat.length ? '…' : ''}`;
}
