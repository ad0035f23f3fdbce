import type { Fact, FactKind } from '../clock/fact.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Instant, type Milliseconds, SECOND } from '../time/instant.ts';
import { leadResultOf } from './lead-result-of.ts';
import type { LeadStory, Reached } from './measured-item.ts';
import { reachedAt } from './reached-at.ts';
import type { Step } from './steps-of.ts';
import { talksOf } from './talks-of.ts';
import type { ToldRequest } from './told-request.ts';

/** So long a talk is one, whatever came of it (M-06). */
const TALK: Milliseconds = 30 * SECOND;
/** Engagement is looked for within so many business days (M-07). */
const ENGAGED_WITHIN = 10;

/** What counts as an act of the contact's beside their own messages and talks: presses on their page. */
const presses: ReadonlySet<FactKind> = new Set([
  'verdict.given',
  'question.reopened',
  'pace.judged',
  'wait.stated',
  'person.asked',
  'call.asked',
  'referral.given',
]);

/** How a lead was pursued and what came of it (M-05 to M-07). `sameDayUntil` ends the business day of receipt. */
export function leadStory(
  { steps, picture }: ToldRequest,
  calendar: Calendar,
  { receivedAt, sameDayUntil }: { readonly receivedAt: Instant; readonly sameDayUntil: Instant },
): LeadStory {
  const contact = contactAt(steps, calendar, receivedAt);
  const isOver = picture.over !== null;
  const engagedBy = calendar.addBusinessDays(receivedAt, ENGAGED_WITHIN);
  const talks = talksOf(steps);
  return {
    ...attempts(steps, contact?.at ?? (isOver ? endOf(steps) : null)),
    running: contact === null && !isOver,
    contact,
    over: contact === null && isOver,
    samePhoneDay: talks.some(
      ({ at, lastedMs, conversed }) => at <= sameDayUntil && (conversed || (lastedMs ?? 0) >= TALK),
    ),
    engaged: actsOf(steps).some((at) => at <= engagedBy),
    engagedBy,
    ...leadResultOf(steps, receivedAt),
  };
}

/** The first talk, or the first message of theirs that a response of ours came before. */
function contactAt(steps: readonly Step[], calendar: Calendar, receivedAt: Instant): Reached | null {
  const talked = talksOf(steps)[0]?.at ?? null;
  const responded = steps.findIndex(({ responds }) => responds);
  const wrote = steps.find(({ fact }, place) => place > responded && fact.kind === 'message.in');
  const replied = responded < 0 || !wrote ? null : wrote.fact.occurredAt;
  const first = talked === null || replied === null ? (talked ?? replied) : Math.min(talked, replied);
  return first === null ? null : reachedAt(calendar, receivedAt, first);
}

/** Personal calls and messages up to the first contact, or to the close. */
function attempts(steps: readonly Step[], until: Instant | null): Pick<LeadStory, 'calls' | 'messages'> {
  const tried = steps.filter(({ fact }) => until === null || fact.occurredAt <= until);
  return {
    calls: tried.filter(({ fact }) => isCall(fact)).length,
    messages: tried.filter(isMessage).length,
  };
}

/** A number that is wrong or missing is no attempt (DOMAIN C2), and what was only typed in is none either. */
function isCall(fact: Fact): boolean {
  if (fact.kind !== 'call.attempted' || fact.evidence === 'typed') return false;
  return fact.data.outcome !== 'wrong_number' && fact.data.outcome !== 'no_number';
}

function isMessage({ fact, responds, greets }: Step): boolean {
  return fact.kind === 'message.out' && fact.evidence !== 'typed' && (responds || greets);
}

function endOf(steps: readonly Step[]): Instant | null {
  const end = steps.findLast(
    ({ fact: { kind } }) => kind === 'request.closed' || kind === 'request.withdrawn',
  );
  return end?.fact.occurredAt ?? null;
}

/** Replies, talks and presses; asking again before we have written or called is none. */
function actsOf(steps: readonly Step[]): Instant[] {
  const ours = steps.findIndex((step) => isMessage(step) || isCall(step.fact) || step.responds);
  return steps.flatMap(({ fact, responds }, place) => {
    const talks = responds && (fact.kind === 'call.connected' || fact.kind === 'call.answered');
    const talked = responds && fact.kind === 'call.ended' && fact.data.live;
    const replies = fact.kind === 'message.in' && ours >= 0 && place > ours;
    return talks || talked || replies || presses.has(fact.kind) ? [fact.occurredAt] : [];
  });
}
