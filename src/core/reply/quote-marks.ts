const SEARCH_LINES = 30;

/** A line another client marked as quoted, also with the initials of who is quoted ("AB> "). */
export function isQuoted(line: string): boolean {
  const start = line.slice(0, 8).trimStart();
  return start.startsWith('>') || /^[A-Z]{2,3}>(?: |$)/.test(start);
}

/** True when one of the next `limit` lines that are not blank is marked as quoted. */
export function quoteFollows(lines: readonly string[], start: number, limit: number): boolean {
  let seen = 0;
  for (let at = start; at < lines.length && at < start + SEARCH_LINES && seen < limit; at += 1) {
    const line = lines[at] ?? '';
    if (isQuoted(line)) return true;
    if (line.trim() !== '') seen += 1;
  }
  return false;
}

/** A rule drawn by Outlook or by hand above a quoted mail. */
export function isRule(line: string): boolean {
  const trimmed = line.trim();
  return trimmed.length >= 4 && trimmed.length <= 120 && /^[-_=*]*$/.test(trimmed);
}

/** Words between drawn lines ("---- Oprindelig besked ----"), as clients of any language put above a quoted mail. */
export function isDrawnTitle(line: string): boolean {
  const trimmed = line.trim();
  return trimmed.length <= 120 && /^[-_=*]{3}/.test(trimmed) && /[-_=*]{3}$/.test(trimmed);
}

/** True when a text ends in a colon, also one set in bold by "*". */
export function endsInColon(text: string): boolean {
  if (!/[:：*\s]$/.test(text)) return false;
  const end = text.slice(-6).replaceAll('*', '').trimEnd();
  return end.endsWith(':') || end.endsWith('：');
}
