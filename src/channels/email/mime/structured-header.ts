/** A header such as Content-Type: a value and its parameters, names and value in lower case. */
export interface StructuredHeader {
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

const MAX_CHARS = 16_384;
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;\s]*))/gs;

/** Reads `value; name=value; name="value"` with RFC 2231 continuations and charsets; the first of doubles counts. */
export function structuredHeader(raw: string): StructuredHeader {
  const text = raw.slice(0, MAX_CHARS);
  const semicolon = text.indexOf(';');
  const value = (semicolon < 0 ? text : text.slice(0, semicolon))
    .replace(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase();
  const plain = new Map<string, string>();
  if (semicolon >= 0) {
    for (const match of text.slice(semicolon).matchAll(PARAMETER)) {
      const name = (match[1] ?? '').toLowerCase();
      if (!plain.has(name)) plain.set(name, match[2]?.replace(/\\(.)/gs, '$1') ?? match[3] ?? '');
    }
  }
  return { value, params: joinContinuations(plain) };
}

/** `name*0*`, `name*1` and `name*` become `name` (RFC 2231 sections 3 and 4). */
function joinContinuations(plain: ReadonlyMap<string, string>): Map<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of plain) {
    if (!name.includes('*')) joined.set(name, value);
  }
  for (const name of new Set([...plain.keys()].filter((key) => key.includes('*')).map(baseName))) {
    joined.set(name, extendedValue(plain, name));
  }
  return joined;
}

function baseName(name: string): string {
  return name.slice(0, name.indexOf('*'));
}

function extendedValue(plain: ReadonlyMap<string, string>, name: string): string {
  const single = plain.get(`${name}*`);
  if (single !== undefined) return percentDecoded(single, true, 'utf-8').text;
  let text = '';
  let charset = 'utf-8';
  for (let i = 0; i < 1_000; i += 1) {
    const encoded = plain.get(`${name}*${i}*`);
    const literal = plain.get(`${name}*${i}`);
    if (encoded !== undefined) {
      const part = percentDecoded(encoded, i === 0, charset);
      charset = part.charset;
      text += part.text;
    } else if (literal !== undefined) text += literal;
    else break;
  }
  return text;
}

function percentDecoded(
  value: string,
  hasCharset: boolean,
  charset: string,
): { text: string; charset: string } {
  const parts = hasCharset ? /^([^']*)'[^']*'(.*)$/s.exec(value) : null;
  const name = parts?.[1] || charset;
  const binary = (parts?.[2] ?? value).replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  try {
    return { text: new TextDecoder(name).decode(Buffer.from(binary, 'latin1')), charset: name };
  } catch {
    // An unknown charset name: the bytes as UTF-8 are the best guess.
    return { text: Buffer.from(binary, 'latin1').toString('utf8'), charset: 'utf-8' };
  }
}
