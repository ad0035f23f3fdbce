import type { WeeklyContent } from './weekly-content.ts';
import { type WeeklyLine, weeklyLines } from './weekly-lines.ts';

const columns = ['week', 'id', 'name', 'unit', 'value', 'low', 'high', 'met', 'of', 'text', 'note'] as const;

/** The figures of a week as CSV (RFC 4180): raw values beside their words, then the weeks on the charts. */
export function weeklyCsv(content: WeeklyContent): string {
  const rows = weeklyLines(content).map((line) => rowOf(content.week, line));
  const weeks = content.series.flatMap(({ week, withinTarget, median, counted }) => [
    [week, 'series.withinTarget', 'Within target', 'share', withinTarget?.share, withinTarget?.low].concat(
      withinTarget?.high,
      withinTarget?.met,
      withinTarget?.of ?? 0,
      '',
      '',
    ),
    [week, 'series.median', 'Median, working time', 'ms', median.at, median.low].concat(
      median.high,
      null,
      counted,
      '',
      '',
    ),
  ]);
  return [columns, ...rows, ...weeks].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function rowOf(
  week: string,
  { id, name, figure, interval, note, raw }: WeeklyLine,
): (string | number | null)[] {
  const { unit, value, low, high, met, of } = raw;
  const text = interval === '' ? figure : `${figure} (${interval})`;
  return [week, id, name, unit, value, low, high, met, of, text, note];
}

/** A text that a spreadsheet would reckon with gets an apostrophe before it. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
