import type { Parts } from './own-draft.ts';

/** Whether two calendars say the same; the order of their keys is the server's business. */
export function sameParts(a: Parts | null, b: Parts | null): boolean {
  return text(a) === text(b);
}

function text(parts: Parts | null): string {
  const full = parts?.week ? { ...parts, week: { ...noHours, ...parts.week } } : parts;
  return JSON.stringify(full, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => x.localeCompare(y)))
      : value,
  );
}

/** A day that is left out and one without hours are the same. */
const noHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
