/**
 * Text of bytes in the charset the sender named. Where that is unknown or does not fit the bytes, UTF-8 is
 * tried and then Windows-1252, which fits anything; `sound` is false then.
 */
export function decodeBytes(bytes: Uint8Array, charset: string): { text: string; sound: boolean } {
  const named = strictly(bytes, charset === '' || charset === 'us-ascii' ? 'utf-8' : charset);
  if (named !== null) return { text: named, sound: true };
  const text = strictly(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes);
  return { text, sound: false };
}

function strictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // RangeError: no such charset; TypeError: the bytes are not in it.
    return null;
  }
}
