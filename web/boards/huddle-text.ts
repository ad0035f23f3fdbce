import type { huddle } from '../../src/flow/measurement/huddle/contract.ts';
import type { Answer } from '../api.ts';
import { count, shortDuration } from '../ui/index.ts';

export type HuddleView = Answer<typeof huddle>;
export type HuddleSections = NonNullable<HuddleView['sections']>;

const MINUTE = 60_000;

/** `Monday 7 December`, of a date without a zone. */
export function huddleDay(day: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** Working time to the minute, as one says it in a meeting: `1,740 min`. */
export function minutesText(ms: number): string {
  return `${Math.round(ms / MINUTE).toLocaleString('en')} min`;
}

/** How long a contact has waited, beside our own time: `4 d 19 h for the buyer`. */
export function buyersText(elapsedMs: number): string {
  return `${shortDuration(elapsedMs)} for the buyer`;
}

export function leadsText({ leads }: HuddleSections): string {
  const n = leads.items.length + leads.more;
  if (n === 0) return 'No lead is waiting for a first answer.';
  return `${count(n, 'lead')} ${n === 1 ? 'waits' : 'wait'} for a first answer.`;
}

export function missesText({ misses }: HuddleSections): string {
  const n = misses.items.length + misses.more;
  const open = misses.items.filter(({ reason }) => reason === null).length;
  const cleared =
    misses.notCleared === 0 ? '' : ` ${count(misses.notCleared, 'message')} not cleared at close.`;
  if (n === 0) return `Nothing was missed on ${misses.weekday}.${cleared}`;
  const reasons = open === 0 ? 'every reason is given' : `${open} without a reason yet`;
  return `${count(n, 'deadline')} missed on ${misses.weekday}, ${reasons}.${cleared}`;
}

/** `2 leads taken back` (E3.h); empty without any. */
export function takenBackText({ misses: { takenBack } }: HuddleSections): string {
  return takenBack.count === 0 ? '' : `${count(takenBack.count, 'lead')} taken back`;
}

export function backlogText({ backlog }: HuddleSections): string {
  const { overdue, oldestDays } = backlog;
  if (overdue === 0) return 'No follow-up is overdue.';
  return `${count(overdue, 'follow-up')} ${overdue === 1 ? 'is' : 'are'} overdue, the oldest ${sinceText(oldestDays)}.`;
}

/** `for 25 days`, or `since today`. */
export function sinceText(days: number | null): string {
  return days === null || days === 0 ? 'since today' : `for ${count(days, 'day')}`;
}

export function nextText({ backlog: { withoutNext } }: HuddleSections): string {
  const { count: without, of, coverage } = withoutNext;
  if (of === 0) return 'No opportunity is open.';
  if (without === 0) return `All ${of} open opportunities have a next valuable action.`;
  return `${without} of ${of} open opportunities have no next valuable action: coverage ${share(coverage ?? 0)}.`;
}

export function valueText({ value, misses }: HuddleSections): string {
  const { score, scored, touchBases, pairs } = value;
  const first =
    score === null
      ? `Nothing of ${misses.weekday} is scored yet.`
      : `${misses.weekday} scores ${score.toFixed(1)} over ${count(scored, 'request')}.`;
  if (touchBases.length === 0) return `${first} Nobody just touched base.`;
  const ended = pairs === 0 ? '' : `, ${pairs} of them after keeping the buyer waiting`;
  return `${first} ${count(touchBases.length, 'contact')} gave the buyer nothing${ended}.`;
}

function share(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
