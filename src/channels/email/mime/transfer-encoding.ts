/** Bytes of a body after undoing its Content-Transfer-Encoding (RFC 2045 section 6); unknown ones are left as they are. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  if (encoding.includes('base64')) return Buffer.from(body.toString('latin1'), 'base64');
  if (encoding.includes('quoted-printable')) return decodeQuotedPrintable(body);
  return body;
}

/** RFC 2045 section 6.7 in one pass; a broken escape is kept as it is written. */
function decodeQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] as number;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const high = hexDigit(body[at + 1]);
    const low = hexDigit(body[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    const end = softBreak(body, at + 1);
    if (end > 0) at = end;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** Position of the line feed of a soft line break that starts at `from`, or 0 when there is none. */
function softBreak(body: Buffer, from: number): number {
  // Servers may leave white space behind the sign; more than a few is not a soft break.
  for (let at = from; at < from + 8; at += 1) {
    const byte = body[at];
    if (byte === 0x0a) return at;
    if (byte !== 0x0d && byte !== 0x20 && byte !== 0x09) return 0;
  }
  return 0;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
