/**
 * Undoes `format=flowed` (RFC 3676 section 4): lines that end with a space run on into the next one of the same
 * quotation depth. `deleteSpace` is the parameter DelSp=yes.
 */
export function unflow(text: string, deleteSpace: boolean): string {
  const lines: string[] = [];
  let pieces: string[] = [];
  let depth = -1;
  let isOpen = false;
  const close = () => {
    if (depth >= 0) lines.push(`${'>'.repeat(depth)}${depth > 0 ? ' ' : ''}${pieces.join('')}`);
    pieces = [];
  };
  for (const raw of text.split(/\r?\n/)) {
    const line = readLine(raw);
    if (!isOpen || line.depth !== depth) close();
    depth = line.depth;
    // "-- " alone is the signature mark, never a soft line break (section 4.3).
    isOpen = line.text.endsWith(' ') && line.text !== '-- ';
    pieces.push(isOpen && deleteSpace ? line.text.slice(0, -1) : line.text);
  }
  close();
  return lines.join('\n');
}

function readLine(raw: string): { depth: number; text: string } {
  let depth = 0;
  while (raw.charCodeAt(depth) === 0x3e) depth += 1;
  const stuffed = raw.charCodeAt(depth) === 0x20 ? 1 : 0;
  return { depth, text: raw.slice(depth + stuffed) };
}
