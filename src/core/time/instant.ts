/** A point on the time line: whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Milliseconds = number;

export const SECOND: Milliseconds = 1_000;
export const MINUTE: Milliseconds = 60_000;
export const HOUR: Milliseconds = 3_600_000;
export const DAY: Milliseconds = 86_400_000;

/** RFC 3339 text in UTC with milliseconds, the form used in the API and in stored facts. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString();
}

/** Reads RFC 3339 text. Throws RangeError when the text is no instant. */
export function fromIso(text: string): Instant {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${text}`);
  return at;
}
