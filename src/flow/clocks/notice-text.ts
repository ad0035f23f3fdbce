import { clockKind } from '../../core/clock/kinds/index.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { HOUR, type Instant, MINUTE, type Milliseconds } from '../../core/time/instant.ts';
import { localTime } from '../../core/time/local-time.ts';
import type { Passed } from './fire-due-clocks.ts';

interface Moment {
  readonly now: Instant;
  /** IANA zone for times of day: of the desk, for the rota that of the contact. */
  readonly zone: string;
  /** How many items of the kind one notice stands for. */
  readonly listed: number;
}

/** What a person reads when a clock has come so far. */
export function noticeText({ row, stage }: Passed, calendar: Calendar, moment: Moment): string {
  const { title } = clockKind(row.kind);
  if (stage.asList) return listText(row.kind, stage.name, moment, row.due_at);
  if (stage.to.includes('rota')) return rotaText(row, moment);
  const who = `${row.contact || 'A contact'}, “${row.subject}”`;
  const holder = row.owner ? `with ${row.owner}` : 'with nobody';
  if (stage.name === 'late') return `${title} missed: ${who}, ${holder}`;
  if (stage.name === 'sitting') return `Sitting for a business day: ${who}, ${holder}`;
  return `${title}, ${restText(row, calendar, moment)}: ${who}, ${holder}`;
}

/** A quote is looked at from the close of business, which comes before its deadline at midnight. */
function restText(row: Passed['row'], calendar: Calendar, { now }: Moment): string {
  const toClose = row.goal_at !== null && row.kind === 'C6' ? calendar.between(now, row.goal_at) : null;
  if (toClose !== null) return toClose > 0 ? `${lengthText(toClose)} to the close` : 'due by midnight';
  const left = calendar.between(now, row.due_at);
  return left > 0 ? `${lengthText(left)} left` : 'due now';
}

function listText(kind: string, stage: string, { zone, listed }: Moment, dueAt: Instant): string {
  const what = kind === 'C8' ? (listed === 1 ? 'message' : 'messages') : clockKind(kind).title.toLowerCase();
  const time = localTime(dueAt, zone);
  if (kind === 'C19') return `${listed} ${listed === 1 ? 'miss' : 'misses'} without a reason by ${time}`;
  return stage === 'late'
    ? `${listed} ${what} not cleared by ${time}`
    : `${listed} ${what} to clear by ${time}`;
}

function lengthText(span: Milliseconds): string {
  if (span < MINUTE) return `${Math.ceil(span / 1000)} s`;
  const minutes = Math.round(span / MINUTE);
  const hours = Math.floor((minutes * MINUTE) / HOUR);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes - hours * 60} min`;
}

/** Whoever is on call is asked for what the clock counts: a personal mail (S2-09). */
function rotaText({ subject }: Passed['row'], { now, zone }: Moment): string {
  const time = localTime(now, zone);
  return `Came in while you are on call: “${subject}”, ${time} where they are; write a personal mail, it stops the first-response clock`;
}
