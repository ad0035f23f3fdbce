import { type LostReason, lostReasons } from '../../core/request/lead-result.ts';
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '../../core/time/instant.ts';
import type { LeadDraft, Step } from './lead-draft.ts';
import { attemptAfter } from './mark-leads.ts';
import type { Past } from './past-calendar.ts';
import { between, type Chance, pick } from './seeded.ts';
import { WEEKS_BEFORE } from './weeks.ts';

/** What happens on a lead after it came in, in the order of time. */
export function stepsOfLead(past: Past, lead: LeadDraft, chance: Chance): Step[] {
  const { answeredAt } = lead;
  const steps = answeredAt === null ? givenUp(past, lead, chance) : answered(past, lead, answeredAt, chance);
  return steps.sort((a, b) => a.at - b.at);
}

function givenUp({ calendar }: Past, { receivedAt }: LeadDraft, chance: Chance): Step[] {
  return [
    { at: calendar.addBusinessDays(receivedAt, between(chance, 6, 9)), do: 'close', because: 'override' },
  ];
}

function answered(past: Past, lead: LeadDraft, answeredAt: Instant, chance: Chance): Step[] {
  const steps: Step[] = [];
  const changed = lead.week >= WEEKS_BEFORE;
  const after = (from: Instant, low: number, high: number): Instant =>
    past.calendar.add(from, (between(chance, low * 60, high * 60) * MINUTE) / 60);
  if (lead.isPhone) steps.push({ at: answeredAt, do: 'talk', minutes: between(chance, 3, 14) });
  else steps.push(...replies(past, lead, answeredAt, after, chance));
  for (let round = 0; round < lead.calls; round += 1) {
    const at = round === 0 ? answeredAt + 7 * MINUTE : past.calendar.add(answeredAt, attemptAfter(round));
    steps.push({ at, do: 'call', outcome: pick(chance, ['voicemail', 'no_answer', 'no_answer', 'busy']) });
  }
  let last = Math.max(...steps.map(({ at }) => at));
  if (lead.contacted && !lead.isPhone) {
    const spoke = steps.findLast(({ do: act }) => act === 'reply')?.at ?? answeredAt;
    const roomy = past.calendar.between(spoke, past.until) > 14 * HOUR;
    const asked = roomy ? after(Math.max(spoke, last), 45, 600) : after(Math.max(spoke, last), 10, 25);
    last = changed ? after(asked, 4, 26) : after(asked, 40, roomy ? 240 : 60);
    steps.push({ at: asked, do: 'ask_more' }, { at: last, do: 'reply', answers: 'rest', quote: false });
  }
  if (lead.isPhone) last += 15 * MINUTE;
  const judged = verdict(past, lead, last, chance);
  steps.push(...judged.steps, ...results(past, lead, judged.last, chance));
  return closed(past, lead, answeredAt, steps);
}

type After = (from: Instant, low: number, high: number) => Instant;

/** The first reply and, where it left something open, the one that completes it. */
function replies(past: Past, lead: LeadDraft, answeredAt: Instant, after: After, chance: Chance): Step[] {
  const changed = lead.week >= WEEKS_BEFORE;
  const steps: Step[] = [];
  if (lead.asksQuote) steps.push({ at: lead.receivedAt + quoteNoticed(lead), do: 'quote_asked' });
  const roomy = past.calendar.between(answeredAt, past.until) > 9 * HOUR;
  const share = (changed ? 0.1 : 0.3) * (lead.asksQuote ? 2 : 1);
  const inTwo = lead.questions === 2 && roomy && chance() < share;
  if (!inTwo) return [...steps, { at: answeredAt, do: 'reply', answers: 'rest', quote: lead.asksQuote }];
  const completed = changed ? after(answeredAt, 15, 70) : after(answeredAt, 40, 260);
  return [
    ...steps,
    { at: answeredAt, do: 'reply', answers: 'first', quote: false },
    { at: completed, do: 'reply', answers: 'rest', quote: lead.asksQuote },
  ];
}

function quoteNoticed({ businessMs }: LeadDraft): Milliseconds {
  return Math.min(60 * SECOND, Math.floor((businessMs ?? 0) / 2));
}

/** What the buyer presses on their page; a "no" is answered. */
function verdict(
  past: Past,
  { week, contacted, isPhone }: LeadDraft,
  last: Instant,
  chance: Chance,
): { steps: Step[]; last: Instant } {
  const changed = week >= WEEKS_BEFORE;
  const drawn = chance();
  const at = last + between(chance, 10, 300) * MINUTE;
  const inTime = past.calendar.between(at, past.until) > HOUR && at < past.until - 3 * HOUR;
  if (!inTime || drawn > (contacted ? 0.6 : 0.15)) return { steps: [], last };
  const [yes, partly] = changed ? [0.82, 0.96] : [0.55, 0.9];
  const mood = chance();
  const steps: Step[] = [];
  if (chance() < 0.6) steps.push({ at, do: 'press', press: { kind: 'pace', pace: paceOf(changed, chance) } });
  if (chance() < 0.35)
    steps.push({
      at: at + 20 * SECOND,
      do: 'press',
      press: { kind: 'wait', minutes: pick(chance, [15, 30, 30, 60, 60, 120, 240]) },
    });
  if (mood <= partly || !contacted || isPhone) {
    const said = mood <= yes ? 'yes' : 'partly';
    steps.push({ at: at + 40 * SECOND, do: 'press', press: { kind: 'verdict', verdict: said, words: '' } });
    return { steps, last: at + 40 * SECOND };
  }
  const mended = past.calendar.add(at + MINUTE, between(chance, 6, 28) * MINUTE);
  steps.push({ at: at + 40 * SECOND, do: 'press', press: { kind: 'verdict', verdict: 'no', words: '' } });
  steps.push({ at: mended, do: 'reply', answers: 'rest', quote: false });
  return { steps, last: mended };
}

function paceOf(changed: boolean, chance: Chance): 'faster' | 'as' | 'slower' {
  const drawn = chance();
  const [faster, as] = changed ? [0.58, 0.92] : [0.08, 0.45];
  return drawn < faster ? 'faster' : drawn < as ? 'as' : 'slower';
}

/** Qualified some days after contact, won after some twelve weeks, lost in between. */
function results(past: Past, lead: LeadDraft, last: Instant, chance: Chance): Step[] {
  const { calendar, until } = past;
  const wished = calendar.addBusinessDays(last, between(chance, 1, 3));
  const qualifiedAt = wished < until - HOUR ? wished : last + 10 * MINUTE;
  const endsAfter = (days: number) =>
    calendar.nextOpening(Math.max(lead.receivedAt + days * DAY, qualifiedAt + HOUR));
  const steps: Step[] = lead.qualified ? [{ at: qualifiedAt, do: 'qualified' }] : [];
  if (lead.outcome === 'won') steps.push({ at: endsAfter(between(chance, 84, 88)), do: 'won' });
  if (lead.outcome === 'lost')
    steps.push({ at: endsAfter(between(chance, 10, 18)), do: 'lost', reason: lostBy(lead, chance) });
  return steps;
}

function lostBy({ contacted }: LeadDraft, chance: Chance): LostReason {
  return contacted
    ? pick(
        chance,
        lostReasons.filter((reason) => reason !== 'no_contact'),
      )
    : 'no_contact';
}

/** Whoever never wrote back is let go when the attempts are through. */
function closed({ calendar, until }: Past, lead: LeadDraft, answeredAt: Instant, steps: Step[]): Step[] {
  const at = calendar.addBusinessDays(answeredAt, 13);
  if (lead.contacted || at > until - HOUR) return steps;
  return [...steps, { at, do: 'close', because: 'no_answer_needed' }];
}
