import type { Calendar } from '../../src/core/time/calendar.ts';
import { explainBetween, explainDeadline, explainSubtraction } from '../../src/core/time/explain-deadline.ts';
import { type Instant, toIso } from '../../src/core/time/instant.ts';
import { readInstant } from '../../src/core/time/read-instant.ts';
import { calendarAsked } from './calendar-asked.ts';
import { readSpan } from './read-span.ts';

/** What was asked for, as typed on the command line. */
export interface Asked {
  readonly calendar?: string;
  readonly zone?: string;
  readonly start?: string;
  readonly add?: string;
  readonly subtract?: string;
  readonly until?: string;
}

/** The answer in words and, when it is an instant, a second line with that instant in UTC. Throws with what is wrong. */
export async function explain(asked: Asked): Promise<string> {
  const wanted = [asked.add, asked.subtract, asked.until].filter((option) => option !== undefined);
  if (asked.start === undefined || wanted.length !== 1) {
    throw new Error('deadline needs --start and one of --add, --subtract or --until; or --jsonl');
  }
  const calendar = await calendarAsked(asked);
  const start = instantOf(asked.start, '--start', calendar);
  if (asked.until !== undefined)
    return explainBetween(calendar, start, instantOf(asked.until, '--until', calendar));
  if (asked.add !== undefined) {
    const span = readSpan(asked.add, '--add');
    return `${explainDeadline(calendar, start, span)}\n${toIso(calendar.add(start, span))}`;
  }
  const span = readSpan(asked.subtract ?? '', '--subtract');
  return `${explainSubtraction(calendar, start, span)}\n${toIso(calendar.subtract(start, span))}`;
}

function instantOf(text: string, option: string, { zone }: Calendar): Instant {
  const at = readInstant(text, zone);
  if (at === null)
    throw new Error(`${option} ${text} is no instant such as 2026-11-20T16:45 or 2026-11-20T22:45:00Z`);
  return at;
}
