const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}

/** What the clock on the wall shows in a zone, in milliseconds as if it hung in UTC. */
function wallOf(at: number, zone: string): number {
  const parts = new Map(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '00';
  const text = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
  return Date.parse(text);
}

/** An instant as a date-and-time field of that zone shows it: `2026-12-24T18:30`. */
export function wallText(iso: string | number, zone: string): string {
  const at = typeof iso === 'number' ? iso : Date.parse(iso);
  return new Date(wallOf(at, zone)).toISOString().slice(0, 16);
}

/**
 * The instant at which that reading stands on the wall of a zone; null for what is no reading. One skipped by summer
 * time is an hour on, one that comes twice is the first of the two.
 */
export function instantOfWall(text: string, zone: string): string | null {
  const wall = Date.parse(`${text}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) || Number.isNaN(wall)) return null;
  const day = 86_400_000;
  const offsets = [wall - day, wall + day].map((at) => wallOf(at, zone) - at);
  const candidates = offsets.map((offset) => wall - offset);
  const exact = candidates.filter((at) => wallOf(at, zone) === wall);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)).toISOString();
}
