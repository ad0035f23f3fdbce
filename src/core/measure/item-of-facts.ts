import type { Clock, ClockTerms } from '../clock/clock.ts';
import { type Fact, inReplayOrder } from '../clock/fact.ts';
import { clockKinds } from '../clock/kinds/index.ts';
import { asOneRequest } from '../clock/one-request.ts';
import { assumedStage } from '../request/buying-stage.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import { answersOf } from './answers-of.ts';
import { breachReasonsOf } from './breach-reasons-of.ts';
import { isBuying } from './care-gap.ts';
import { changesAt, standsSince } from './changes-at.ts';
import { exclusionOf } from './exclusion-of.ts';
import { handsOf } from './hands-of.ts';
import { type Holding, holdingsOf } from './holdings-of.ts';
import { leadStory } from './lead-story.ts';
import { measuredClocks } from './measured-clocks.ts';
import { countedClocks, type MeasuredItem, type Worth } from './measured-item.ts';
import { NEVER_ANSWERED } from './never-answered.ts';
import { reachedAt } from './reached-at.ts';
import { asConfirmedOnly, type Step } from './steps-of.ts';
import { type ToldRequest, tellRequest } from './told-request.ts';
import { accountOf, type ValueAccount } from './value-account.ts';
import { dayOn, hourOn } from './wall-time.ts';

/** Two business days of 480 minutes (S3-18). */
const TWO_DAYS: Milliseconds = 960 * MINUTE;

const kinds = clockKinds.filter(
  ({ code }) => code === 'C3' || (countedClocks as readonly string[]).includes(code),
);

/** Which request it is, and the IANA zone of the organisation's wall, by which days and hours are named. */
export interface MeasuredPlace {
  readonly id: string;
  readonly zone: string;
}

/** An item that stood as it does from `standsSince` on. */
export interface ItemOfFacts extends MeasuredItem {
  readonly standsSince: Instant;
}

/**
 * What measures need to know of a request, by its facts up to `asOf` in whatever order they come; `terms` are those of
 * its desk. null: nothing had been received by then.
 */
export function itemOfFacts(
  facts: readonly Fact[],
  terms: ClockTerms,
  place: MeasuredPlace,
  asOf: Instant,
): ItemOfFacts | null {
  const confirmed = tellRequest(asConfirmedOnly(facts), kinds, terms, asOf);
  const told = isUnconfirmed(confirmed)
    ? tellRequest(asOneRequest(inReplayOrder(facts)), kinds, terms, asOf)
    : confirmed;
  const received = told.facts.find((fact) => fact.kind === 'request.received');
  if (received?.kind !== 'request.received') return null;
  const { occurredAt: receivedAt } = received;
  const c3 = told.clocks.find(({ kind }) => kind.code === 'C3');
  const desk = { zone: received.data.zone ?? null };
  const { calendar } = c3?.calendar ?? terms.calendarFor('desk', desk, receivedAt, receivedAt);
  const account = accountOf(confirmed);
  const holdings = holdingsOf(told.facts);
  const sameDayUntil = calendar.endOfQuoteDay(receivedAt);
  const reached = (at: Instant | null) => (at === null ? null : reachedAt(calendar, receivedAt, at));
  const unanswered = account.firstResponseAt === null;
  const item = {
    id: place.id,
    receivedAt,
    receivedDay: dayOn(place.zone, receivedAt),
    receivedHour: hourOn(place.zone, receivedAt),
    excluded: exclusionOf(told, c3),
    isLead: told.picture.isLead,
    personId: account.creditedTo,
    dueAt: c3?.dueAt ?? receivedAt,
    firstResponse: reached(account.firstResponseAt),
    firstValue: reached(account.firstValueAt),
    closedUnanswered: unanswered && told.picture.over === 'closed',
    withdrawn: unanswered && told.picture.over === 'withdrawn' ? reached(missedAt(c3)) : null,
    twoDaysAt: calendar.add(receivedAt, TWO_DAYS),
    neverAt: calendar.add(receivedAt, NEVER_ANSWERED),
    sameDayUntil,
    worth: worthOf(account),
    complete: completeOf(account, asOf),
    chasers: told.picture.chasers,
    automatic: told.facts.filter((fact) => fact.kind === 'message.out' && fact.data.replyClass === 'R0')
      .length,
    buying: buyingOf(told.steps),
    lead: told.picture.isLead ? leadStory(told, calendar, { receivedAt, sameDayUntil }) : null,
    hands: handsOf(told.steps, holdings, calendar, receivedAt),
    answers: answersOf(told.steps, holdings, place.zone),
    ...workOf(told, holdings, place.zone),
    ...saidOf(told.facts),
  };
  return {
    ...item,
    changesAt: soonest(changesAt(item, told, account), facts, asOf),
    standsSince: standsSince(item, told, account),
  };
}

/** When what was late anyway came to its end without an answer. */
function missedAt(c3: Clock | undefined): Instant | null {
  return c3?.ending === 'failed' ? c3.endedAt : null;
}

/** Something a mail from a person's own client settled still waits to be confirmed: it stops clocks, and is no value (R18). */
function isUnconfirmed({ facts }: ToldRequest): boolean {
  return facts.some((fact) => fact.kind === 'message.out' && fact.data.unconfirmed);
}

function worthOf({ state, value, business, elapsed }: ValueAccount): Worth {
  return {
    state,
    v: value?.v ?? 0,
    source: value?.source ?? 'estimate',
    speed: business?.speed ?? 0,
    score: business?.score ?? 0,
    elapsedScore: elapsed?.score ?? 0,
  };
}

function completeOf(account: ValueAccount, asOf: Instant): MeasuredItem['complete'] {
  const isJudged = account.judgedAt !== null && asOf >= account.judgedAt;
  return {
    first: account.atFirstResponse?.share ?? null,
    value: account.atFirstValue?.share ?? null,
    judged: isJudged ? (account.atJudging?.share ?? null) : null,
  };
}

/** By the stage last told; whoever was lost is not buying (M-29). */
function buyingOf(steps: readonly Step[]): boolean {
  let stage = assumedStage;
  let isLost = false;
  for (const { fact } of steps) {
    if (fact.kind === 'stage.moved') stage = fact.data.to;
    if (fact.kind === 'lead.lost') isLost = true;
    if (fact.kind === 'lead.won' || fact.kind === 'lead.qualified' || fact.kind === 'lead.result_cleared')
      isLost = false;
  }
  return !isLost && isBuying(stage);
}

/** What is counted as work beside the answer. Where a request was merged it counts in the one that stays. */
function workOf(
  told: ToldRequest,
  holdings: readonly Holding[],
  zone: string,
): Pick<MeasuredItem, 'clocks' | 'begun' | 'breachReasons'> {
  if (told.picture.over === 'merged') return { clocks: [], begun: [], breachReasons: [] };
  return {
    clocks: measuredClocks(told, holdings, zone),
    begun: told.facts.flatMap((fact) =>
      fact.kind === 'message.out' && fact.data.begun && !told.picture.bounced.has(fact.data.messageId)
        ? [
            {
              day: dayOn(zone, fact.occurredAt),
              personId: fact.data.by,
              touchBase: fact.data.begun.touchBase,
            },
          ]
        : [],
    ),
    breachReasons: breachReasonsOf(told, holdings, zone),
  };
}

/** What the contact says of our pace; the latest holds. */
function saidOf(facts: readonly Fact[]): Pick<MeasuredItem, 'pace' | 'acceptable'> {
  const pace = facts.findLast((fact) => fact.kind === 'pace.judged');
  const wait = facts.findLast((fact) => fact.kind === 'wait.stated');
  return {
    pace: pace?.kind === 'pace.judged' ? pace.data.pace : null,
    acceptable: wait?.kind === 'wait.stated' ? [wait.data.acceptableMinutes * MINUTE] : [],
  };
}

/** A fact whose time is still to come changes the item as well. */
function soonest(at: Instant | null, facts: readonly Fact[], asOf: Instant): Instant | null {
  const coming = facts.map(({ occurredAt }) => occurredAt).filter((occurredAt) => occurredAt > asOf);
  const instants = at === null ? coming : [...coming, at];
  return instants.length === 0 ? null : Math.min(...instants);
}
