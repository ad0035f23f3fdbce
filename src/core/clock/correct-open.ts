import type { Instant } from '../time/instant.ts';
import { type Clock, type ClockTerms, endClock, type StoryLine, schedule, spentMs } from './clock.ts';
import { hasJointHours, noJointHours } from './joint-hours.ts';

/** Hours were corrected backwards: clocks still open go by the corrected ones, with a line that says so. */
export function correctOpen(clocks: readonly Clock[], terms: ClockTerms, at: Instant): void {
  for (const clock of clocks) {
    if (clock.endedAt !== null || clock.kind.due === 'promised_instant') continue;
    const calendar = terms.calendarFor(clock.countsIn, clock.place, clock.startedAt, at);
    if (calendar.id !== clock.calendar.id) correct(clock, calendar, terms, at);
  }
}

function correct(clock: Clock, calendar: Clock['calendar'], terms: ClockTerms, at: Instant): void {
  const dueBefore = clock.dueAt;
  clock.calendar = calendar;
  const isPossible = hasJointHours(clock, terms.calendarFor('desk', clock.place, clock.startedAt, at));
  if (isPossible) schedule(clock);
  const isMoved = clock.dueAt !== dueBefore;
  if (isMoved) clock.movedAt = at;
  const line = { at, factId: calendar.id, fact: 'calendar.corrected' } satisfies Partial<StoryLine>;
  clock.story.push({
    ...line,
    effect: 'corrected',
    rule: 'opening hours corrected',
    reason: isMoved ? 'the deadline moves' : 'the deadline stays',
    businessMs: spentMs(clock, at),
    dueAt: clock.dueAt,
  });
  if (isPossible) return;
  endClock(clock, 'void', at, noJointHours.reason);
  clock.story.push({ ...line, ...noJointHours, businessMs: 0 });
}
