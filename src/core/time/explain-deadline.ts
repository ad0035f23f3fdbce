import type { Calendar } from './calendar.ts';
import { durationText } from './duration-text.ts';
import { DAY, type Instant, type Milliseconds } from './instant.ts';
import { LocalLabels } from './local-labels.ts';
import { type ShutDay, type SpanPart, spanParts } from './span-parts.ts';

/**
 * How a deadline comes about, in one line: `Fri 16:45 + 30 min: 15 min until 17:00, shut Sat, Sun, 15 min from Mon
 * 09:00 -> Mon 09:15`. Times are those of the calendar's zone, with dates when the span is longer than a week.
 * Throws as `Calendar.add` does.
 */
export function explainDeadline(calendar: Calendar, start: Instant, businessMs: Milliseconds): string {
  const due = calendar.add(start, businessMs);
  const labels = new LocalLabels(calendar.zone, start, due);
  const way = wayText(calendar, { from: start, to: due, named: start }, labels);
  return `${labels.full(start)} + ${durationText(businessMs)}: ${way} -> ${labels.full(due)}`;
}

/** The same for the instant that lies that much open time before `end`. Throws as `Calendar.subtract` does. */
export function explainSubtraction(calendar: Calendar, end: Instant, businessMs: Milliseconds): string {
  const start = calendar.subtract(end, businessMs);
  const labels = new LocalLabels(calendar.zone, start, end);
  const way = wayText(calendar, { from: start, to: end, named: end }, labels);
  return `${labels.full(end)} - ${durationText(businessMs)}: ${way} -> ${labels.full(start)}`;
}

/** The same for the open time between two instants: `... = 30 min`, negative when `to` comes first. */
export function explainBetween(calendar: Calendar, from: Instant, to: Instant): string {
  const [early, late] = [Math.min(from, to), Math.max(from, to)];
  const labels = new LocalLabels(calendar.zone, early, late);
  const way = wayText(calendar, { from: early, to: late, named: to }, labels);
  const span = durationText(calendar.between(from, to));
  return `${labels.full(from)} ${from <= to ? 'to' : 'back to'} ${labels.full(to)}: ${way} = ${span}`;
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
  /** The instant the reader has just been told: its day need not be named again. */
  readonly named: Instant;
}

function wayText(calendar: Calendar, span: Span, labels: LocalLabels): string {
  const { from, to } = span;
  if (from === to) return calendar.isOpen(from) ? 'open' : 'shut';
  const parts = spanParts(calendar, from, to);
  const [first] = parts;
  if (first === undefined)
    return calendar.isOpen(to) ? `shut until ${labels.short(to, span.named)}` : 'shut throughout';
  const isUnbroken = first.kind === 'open' && first.from === from && first.to === to;
  const text = isUnbroken ? ['open throughout'] : [];
  let { named } = span;
  for (const part of isUnbroken ? [] : parts) {
    const waits = part === first && part.kind === 'open' && part.from > from;
    if (waits) text.push(`shut until ${labels.short(part.from, named)}`);
    text.push(waits ? `then ${durationText(part.to - part.from)}` : partText(part, from, named, labels));
    if (part.kind === 'open') named = part.from === from ? part.to - 1 : part.from;
  }
  return text.join(', ') + clockChange(labels, from, to);
}

function partText(part: SpanPart, from: Instant, named: Instant, labels: LocalLabels): string {
  if (part.kind === 'fullDays') {
    return `${count(part.days, 'full day')} (${durationText(part.openMs)})`;
  }
  if (part.kind === 'shutBetween') return `shut on ${shutCount(part.days)} in between`;
  if (part.kind === 'shut') return `shut ${shutNames(part.days, labels)}`;
  const span = durationText(part.to - part.from);
  return part.from === from
    ? `${span} until ${labels.close(part.to, named)}`
    : `${span} from ${labels.short(part.from, named)}`;
}

/** Days by name, or their number when no week holds them. */
function shutNames(days: readonly ShutDay[], labels: LocalLabels): string {
  if (days.length > 7) return shutCount(days);
  return days.map(({ day, isHoliday }) => labels.weekday(day) + (isHoliday ? ' (holiday)' : '')).join(', ');
}

function shutCount(days: readonly ShutDay[]): string {
  const holidays = days.filter((day) => day.isHoliday).length;
  return count(days.length, 'day') + (holidays === 0 ? '' : ` (${count(holidays, 'holiday')})`);
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** Without it nobody could reckon up a night in which the clocks change. */
function clockChange(labels: LocalLabels, from: Instant, to: Instant): string {
  const moved = labels.offset(to) - labels.offset(from);
  if (moved === 0 || Math.abs(moved) >= DAY) return '';
  return ` (clocks go ${moved > 0 ? 'forward' : 'back'} ${durationText(Math.abs(moved))} in between)`;
}
