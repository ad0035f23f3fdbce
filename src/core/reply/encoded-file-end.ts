/**
 * Index after a file that an old mail program wrote into the text by uuencode ("begin 644 plan.jpg", lines of at most 61
 * signs without small letters, "end"); null when none begins at `start`.
 */
export function encodedFileEnd(lines: readonly string[], start: number): number | null {
  if (!/^begin [0-7]{3,4} \S/.test((lines[start] ?? '').slice(0, 300))) return null;
  let at = start + 1;
  while (at < lines.length && isEncoded(lines[at] ?? '')) at += 1;
  if (at === start + 1) return null;
  return (lines[at] ?? '').trim() === 'end' ? at + 1 : at;
}

function isEncoded(line: string): boolean {
  return line.length > 0 && line.length <= 62 && /^[!-`][ -`]*$/.test(line.trimEnd());
}
