/** A character that PostgreSQL keeps in no text or jsonb: NUL, or half of a surrogate pair. */
const UNKEEPABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export function isKeepable(text: string): boolean {
  return !UNKEEPABLE.test(text);
}

/** The text as the database can keep it: without NUL, half a surrogate pair as U+FFFD. */
export function keepableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** JSON of `value` whose texts the database can keep; what came from outside may hold anything. */
export function keepableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // JSON.stringify escapes exactly these; a text that spells such an escape out is only looked at once more.
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? keepableText(one) : one));
}

/** JSON pointers (RFC 6901) of the texts in `value` that can't be kept. */
export function unkeepableTexts(value: unknown, pointer = ''): string[] {
  if (typeof value === 'string') return isKeepable(value) ? [] : [pointer];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const to = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return isKeepable(name) ? unkeepableTexts(one, to) : [pointer];
  });
}
