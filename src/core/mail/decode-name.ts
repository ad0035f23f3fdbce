const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;
/** A label of a domain is no longer (RFC 1035 section 2.3.4). */
const LONGEST = 63;

/** A domain with its `xn--` labels as they are read (RFC 3492); labels that can't be decoded stay. */
export function decodeName(domain: string): string {
  return /xn--/i.test(domain) ? domain.split('.').map(decodeLabel).join('.') : domain;
}

function decodeLabel(label: string): string {
  if (!/^xn--/i.test(label) || label.length > LONGEST) return label;
  return decode(label.slice(4).toLowerCase()) ?? label;
}

/** Null for what is no punycode. */
function decode(text: string): string | null {
  const split = text.lastIndexOf('-');
  const output = Array.from(split > 0 ? text.slice(0, split) : '', (char) => char.codePointAt(0) ?? 0);
  let at = split > 0 ? split + 1 : 0;
  let code = FIRST_CODE;
  let index = 0;
  let bias = FIRST_BIAS;
  while (at < text.length) {
    const before = index;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(text.charCodeAt(at));
      at += 1;
      if (digit === null) return null;
      index += digit * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapt(index - before, output.length + 1, before === 0);
    code += Math.floor(index / (output.length + 1));
    index %= output.length + 1;
    if (code > 0x10ffff) return null;
    output.splice(index, 0, code);
    index += 1;
  }
  return String.fromCodePoint(...output);
}

function digitOf(char: number): number | null {
  if (char >= 97 && char <= 122) return char - 97;
  return char >= 48 && char <= 57 ? char - 22 : null;
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
