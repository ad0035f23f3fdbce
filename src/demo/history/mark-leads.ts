import { HOUR, MINUTE } from '../../core/time/instant.ts';
import type { LeadDraft } from './lead-draft.ts';
import type { Past } from './past-calendar.ts';
import { type Chance, shuffled } from './seeded.ts';

/** What becomes of the leads in all (DOMAIN 5.13, F3 doubled). */
export const becomes = {
  contactedWithinHour: 400,
  contactedLater: 75,
  qualifiedWithinHour: 200,
  qualifiedLater: 30,
  questions: 1_900,
  quotes: 350,
  calls: 1_400,
} as const;

/**
 * Leads talked to on the phone on the day they came in, by week: won, lost, and without an end so far. A hundred have
 * come to an end (M-20).
 */
const phone: readonly (readonly [won: number, lost: number, open: number])[] = [
  ...[[11, 1, 0] as const, [10, 1, 0] as const, [10, 1, 0] as const],
  ...Array.from({ length: 5 }, () => [0, 8, 0] as const),
  ...[[0, 6, 0] as const, ...Array.from({ length: 4 }, () => [0, 5, 0] as const)],
  ...[[0, 0, 13] as const, [0, 0, 13] as const, [0, 0, 14] as const],
];
/** Leads first answered after more than a working day, by week: won and lost, a hundred in all. */
const late: readonly (readonly [won: number, lost: number])[] = [
  ...[[4, 11] as const, [3, 11] as const, [3, 11] as const],
  ...Array.from({ length: 3 }, () => [0, 12] as const),
  ...[[0, 11] as const, [0, 10] as const],
];
/** Others, by week. */
const others: readonly (readonly [won: number, lost: number])[] = [
  ...Array.from({ length: 3 }, () => [2, 1] as const),
  ...Array.from({ length: 8 }, () => [0, 4] as const),
];

/** Decides which leads are called, reached, qualified, won and lost, so that the stated figures come out. */
export function markLeads(past: Past, leads: readonly LeadDraft[], chance: Chance): void {
  const of = (week: number, fits: (lead: LeadDraft) => boolean) =>
    shuffled(
      chance,
      leads.filter((lead) => lead.week === week && lead.outcome === null && fits(lead)),
    );
  const end = (week: number, won: number, lost: number, fits: (lead: LeadDraft) => boolean) => {
    const [wins, losses] = [won, won + lost];
    const found = take(of(week, fits), losses);
    for (const [place, lead] of found.entries()) lead.outcome = place < wins ? 'won' : 'lost';
    return found;
  };
  for (const [week, [won, lost, open]] of phone.entries()) {
    const called = [
      ...end(week, won, lost, isQuick),
      ...take(
        of(week, (lead) => isQuick(lead) && !lead.isPhone),
        open,
      ),
    ];
    for (const lead of called) lead.isPhone = true;
  }
  for (const [week, [won, lost]] of late.entries())
    end(week, won, lost, ({ businessMs }) => (businessMs ?? 0) > 8 * HOUR);
  for (const [week, [won, lost]] of others.entries())
    end(week, won, lost, (lead) => isQuick(lead) && !lead.isPhone && hasRoom(past, lead));
  markReached(past, leads, chance);
  markQuestions(leads, chance);
  markCalls(past, leads);
}

/** Answered within an hour, as the buyer's clock runs. */
export const isQuick = ({ shape }: LeadDraft): boolean => shape === 'day';

/** There is time for the buyer to write again and to be answered. */
function hasRoom({ calendar, until }: Past, { answeredAt }: LeadDraft): boolean {
  return answeredAt !== null && calendar.between(answeredAt, until) >= 150 * MINUTE;
}

function markReached(past: Past, leads: readonly LeadDraft[], chance: Chance): void {
  for (const [quick, contacted, qualified] of [
    [true, becomes.contactedWithinHour, becomes.qualifiedWithinHour],
    [false, becomes.contactedLater, becomes.qualifiedLater],
  ] as const) {
    const group = leads.filter((lead) => isQuick(lead) === quick && lead.answeredAt !== null);
    const sure = group.filter(({ isPhone, outcome }) => isPhone || outcome === 'won');
    const rest = group.filter((lead) => !sure.includes(lead) && hasRoom(past, lead));
    const reached = [...sure, ...take(shuffled(chance, rest), contacted - sure.length)];
    for (const lead of reached) lead.contacted = true;
    const won = reached.filter(({ outcome }) => outcome === 'won');
    const open = reached.filter(({ outcome }) => outcome !== 'won');
    for (const lead of [...won, ...take(shuffled(chance, open), qualified - won.length)])
      lead.qualified = true;
  }
}

function markQuestions(leads: readonly LeadDraft[], chance: Chance): void {
  const more = leads.filter(({ contacted, isPhone }) => contacted && !isPhone).length;
  const single = 2 * leads.length + more - becomes.questions;
  for (const lead of take(shuffled(chance, leads), single)) lead.questions = 1;
  const written = leads.filter(({ answeredAt, isPhone }) => answeredAt !== null && !isPhone);
  for (const lead of take(shuffled(chance, written), becomes.quotes)) lead.asksQuote = true;
}

/** Attempts that reached nobody: one before the buyer wrote again, more where they never did. */
function markCalls({ calendar, until }: Past, leads: readonly LeadDraft[]): void {
  const tried = leads.filter(({ answeredAt, isPhone }) => answeredAt !== null && !isPhone);
  let left = becomes.calls - leads.filter(({ isPhone }) => isPhone).length;
  for (let round = 0; round < 6 && left > 0; round += 1) {
    for (const lead of tried) {
      const hasTime = calendar.between(lead.answeredAt ?? until, until) > attemptAfter(round);
      if (left === 0 || (lead.contacted && round > 0) || (round > 0 && !hasTime)) continue;
      lead.calls += 1;
      left -= 1;
    }
  }
  if (left > 0) throw new Error(`${left} calls of the demo have no place`);
}

/** Working time from the first answer to an attempt. */
export function attemptAfter(round: number): number {
  return (7 + 460 * round) * MINUTE;
}

function take<T>(from: readonly T[], n: number): T[] {
  if (from.length < n) throw new Error(`the demo has ${from.length} leads where ${n} are needed`);
  return from.slice(0, n);
}
