import { type Clock, type ClockTerms, pausedSince } from '../clock/clock.ts';
import type { Fact } from '../clock/fact.ts';
import type { Verdict } from '../clock/fact-body.ts';
import { firstResponse } from '../clock/kinds/c3-first-response.ts';
import { completeAnswer } from '../clock/kinds/c5-complete-answer.ts';
import type { Picture } from '../clock/picture.ts';
import { DAY, type Instant, type Milliseconds } from '../time/instant.ts';
import type { Completeness } from './completeness.ts';
import { creditedTo } from './credited-to.ts';
import { movedForwardAt } from './movement.ts';
import { type SpeedTarget, speedOf } from './speed.ts';
import { asConfirmedOnly, type Step } from './steps-of.ts';
import { type ToldRequest, tellRequest } from './told-request.ts';

/** Who says so: the contact, by verdict; the contact, by moving on; or we, by the questions answered (M-09). */
export type ValueSource = 'buyer' | 'movement' | 'estimate';

/** `left_out`: void, or never to be scored. `pending`: neither value nor its deadline has come (R23). */
export type ValueState = 'decided' | 'pending' | 'left_out';

/** What one request was worth to its contact, as of an instant (DOMAIN M-08 to M-10). */
export interface ValueAccount {
  readonly state: ValueState;
  /** Why it is not decided, or what decided it; a plain sentence. */
  readonly reason: string;
  readonly receivedAt: Instant | null;
  readonly firstResponseAt: Instant | null;
  /** t_value: when information first reached the contact. */
  readonly firstValueAt: Instant | null;
  /** D_v: when value is judged; later evidence is the contact's own. null: not known, or not while the contact's turn is. */
  readonly judgedAt: Instant | null;
  readonly atFirstResponse: Completeness | null;
  readonly atFirstValue: Completeness | null;
  /** At D_v, or so far. */
  readonly atJudging: Completeness | null;
  /** V from 0 to 1, with its source; null while there is nothing to judge. */
  readonly value: { readonly v: number; readonly source: ValueSource } | null;
  readonly business: Timed | null;
  /** The same by the contact's own waiting. */
  readonly elapsed: Timed | null;
  /** A mail from a person's own client still waits to be confirmed (R18). */
  readonly unconfirmed: boolean;
  /** Whose work it counts as; null while it is nobody's. */
  readonly creditedTo: string | null;
}

/** Time until value, S, and R = 100 * S * V. */
export interface Timed {
  readonly untilValueMs: Milliseconds | null;
  readonly speed: number;
  readonly score: number;
}

/** A verdict counts when it comes within so long of the response it judges (M-09). */
const VERDICT_COUNTS: Milliseconds = 14 * DAY;

/** The worth of a request by its facts up to `asOf`. `terms` are those of its desk. */
export function valueAccount(facts: readonly Fact[], terms: ClockTerms, asOf: Instant): ValueAccount {
  return accountOf(tellRequest(asConfirmedOnly(facts), [firstResponse, completeAnswer], terms, asOf));
}

/** The same of a request told already, from facts as `asConfirmedOnly` leaves them, with at least C3 and C5 among its clocks. */
export function accountOf({ facts: known, steps, clocks, picture, asOf }: ToldRequest): ValueAccount {
  const c3 = clocks.find(({ kind }) => kind.code === 'C3');
  const c5 = clocks.find(({ kind }) => kind.code === 'C5');
  const moments = momentsOf(steps);
  const isTheirTurn = c5 !== undefined && standsStill(c5, asOf);
  const judgedAt = isTheirTurn ? null : (c5?.dueAt ?? moments.valueToldAt);
  const judgedBy = Math.min(judgedAt ?? asOf, asOf);
  const told = {
    receivedAt: c3?.startedAt ?? null,
    firstResponseAt: moments.firstResponseAt,
    firstValueAt: moments.firstValueAt,
    judgedAt,
    atFirstResponse: completenessAt(steps, moments.responseToldAt),
    atFirstValue: completenessAt(steps, moments.valueToldAt),
    atJudging: completenessAt(steps, judgedBy),
    creditedTo: creditedTo(steps),
    unconfirmed: known.some((fact) => fact.kind === 'message.out' && fact.data.unconfirmed),
  };
  const none = { ...told, value: null, business: null, elapsed: null };
  if (c3 === undefined || c3.target.targetMs === null)
    return { ...none, state: 'left_out', reason: 'no target of the first response stood when it came' };
  if (wasNeverOwed(c3, picture))
    return { ...none, state: 'left_out', reason: c3.endReason ?? 'not a request' };
  const target = { targetMs: c3.target.targetMs, goalMs: c3.target.goalMs };
  const { calendar } = c3.calendar;
  const judgement = judge(steps, told, () => movedForwardAt(steps, calendar));
  if (judgement === null && c5 !== undefined && wasTakenBack(c5, picture))
    return { ...none, state: 'left_out', reason: c5.endReason ?? 'taken back' };
  const late = !isTheirTurn && asOf > (told.firstResponseAt === null ? c3.dueAt : (judgedAt ?? c3.dueAt));
  const unanswered = told.firstResponseAt === null && picture.over === 'closed';
  if (told.firstValueAt === null) {
    if (!late && !unanswered) return { ...none, state: 'pending', reason: waiting(told, isTheirTurn) };
    const nothing = { untilValueMs: null, speed: 0, score: 0 };
    const value = judgement ?? { v: 0, source: 'estimate' as const };
    return { ...told, state: 'decided', reason: missed(told), value, business: nothing, elapsed: nothing };
  }
  const inTime = judgedAt === null || (moments.valueToldAt ?? 0) <= judgedAt;
  const value = judgement ?? { v: (inTime && told.atJudging?.share) || 0, source: 'estimate' as const };
  const timed = (ms: Milliseconds) => timedOf(ms, target, value.v);
  const isFinal = value.source !== 'estimate' || value.v === 1 || (judgedAt !== null && asOf >= judgedAt);
  return {
    ...told,
    state: isFinal ? 'decided' : 'pending',
    reason: isFinal ? decidedBy(value.source, told) : stillOpen(isTheirTurn),
    value,
    business: timed(calendar.between(c3.startedAt, told.firstValueAt)),
    elapsed: timed(told.firstValueAt - c3.startedAt),
  };
}

/** Void by DOMAIN 3: no request, part of another, or taken back before an answer was due. Closing hides nothing (D-15). */
function wasNeverOwed({ ending, endedAt, dueAt }: Clock, { over }: Picture): boolean {
  if (over === 'dismissed' || over === 'merged') return true;
  return ending === 'void' && over !== 'closed' && (endedAt ?? dueAt) <= dueAt;
}

/** The contact took it back before the rest was due. */
function wasTakenBack({ ending, endedAt, dueAt }: Clock, { over }: Picture): boolean {
  return over === 'withdrawn' && ending === 'void' && (endedAt ?? dueAt) <= dueAt;
}

/** We asked the contact, before the deadline, what we need to know; it moves by as long as they take. */
function standsStill(clock: Clock, asOf: Instant): boolean {
  const since = clock.endedAt === null ? pausedSince(clock, asOf) : null;
  return since !== null && since <= clock.dueAt;
}

function timedOf(untilValueMs: Milliseconds, target: SpeedTarget, v: number): Timed {
  const speed = speedOf(untilValueMs, target);
  return { untilValueMs, speed, score: 100 * speed * v };
}

interface Moments {
  readonly firstResponseAt: Instant | null;
  readonly firstValueAt: Instant | null;
  /** When what they told was complete: a talk has its time when it is connected, its answers when it ends (R15). */
  readonly responseToldAt: Instant | null;
  readonly valueToldAt: Instant | null;
}

function momentsOf(steps: readonly Step[]): Moments {
  const responded = steps.findIndex(({ responds }) => responds);
  const valued = steps.findIndex(({ informs }) => informs);
  const at = (index: number) => steps[index]?.fact.occurredAt ?? null;
  return {
    firstResponseAt: at(responded),
    firstValueAt: at(connectionOf(steps, valued)),
    responseToldAt: at(endOfTalk(steps, responded)),
    valueToldAt: at(valued),
  };
}

/** The step at which the talk that ends here was connected; any other step is its own. */
function connectionOf(steps: readonly Step[], index: number): number {
  const fact = steps[index]?.fact;
  if (fact?.kind !== 'call.ended' || !fact.data.live) return index;
  const connected = steps.findLastIndex(
    (step, place) =>
      place < index && (step.fact.kind === 'call.connected' || step.fact.kind === 'call.answered'),
  );
  return connected < 0 ? index : connected;
}

/** The step at which the talk that is connected here ended, if it has; any other step is its own. */
function endOfTalk(steps: readonly Step[], index: number): number {
  const fact = steps[index]?.fact;
  if (fact?.kind !== 'call.connected' && fact?.kind !== 'call.answered') return index;
  const ended = steps.findIndex((step, place) => place > index && step.fact.kind === 'call.ended');
  return ended < 0 ? index : ended;
}

function completenessAt(steps: readonly Step[], at: Instant | null): Completeness | null {
  if (at === null) return null;
  return steps.findLast(({ fact }) => fact.occurredAt <= at)?.answered ?? null;
}

const worth: Readonly<Record<Verdict, number>> = { yes: 1, partly: 0.5, no: 0 };

/** V as the contact gave it: by verdict, else by moving on; null: it is ours to estimate. */
function judge(
  steps: readonly Step[],
  { firstResponseAt }: { readonly firstResponseAt: Instant | null },
  movedAt: () => Instant | null,
): { v: number; source: ValueSource } | null {
  if (firstResponseAt === null) return null;
  const verdict = latestVerdict(steps);
  if (verdict) return { v: worth[verdict], source: 'buyer' };
  return movedAt() === null ? null : { v: 1, source: 'movement' };
}

/** The latest wins, among those that came within a fortnight of our response before them. */
function latestVerdict(steps: readonly Step[]): Verdict | null {
  let respondedAt: Instant | null = null;
  let latest: Verdict | null = null;
  for (const { fact, responds } of steps) {
    if (responds) respondedAt = fact.occurredAt;
    if (fact.kind !== 'verdict.given' || respondedAt === null) continue;
    if (fact.occurredAt - respondedAt <= VERDICT_COUNTS) latest = fact.data.verdict;
  }
  return latest;
}

type Told = Pick<ValueAccount, 'firstResponseAt' | 'atJudging' | 'unconfirmed'>;

const THEIR_TURN = 'we asked what we need to know, and it is the contact’s turn';

function stillOpen(isTheirTurn: boolean): string {
  return isTheirTurn ? THEIR_TURN : 'questions are still open, and their time has not passed';
}

function waiting({ firstResponseAt, unconfirmed }: Told, isTheirTurn: boolean): string {
  if (isTheirTurn) return THEIR_TURN;
  if (unconfirmed) return 'what a mail from a person’s own client answered is not confirmed yet';
  return firstResponseAt === null
    ? 'nobody has answered yet'
    : 'answered in person, information is still owed';
}

function missed({ firstResponseAt }: Told): string {
  return firstResponseAt === null ? 'no answer in time' : 'no information by the time it was due';
}

function decidedBy(source: ValueSource, { atJudging }: Told): string {
  if (source === 'buyer') return 'the contact says so';
  if (source === 'movement') return 'the contact moved a step forward';
  return `${atJudging?.answered ?? 0} of ${atJudging?.questions ?? 0} questions answered${partsOf(atJudging)}`;
}

function partsOf(completeness: Completeness | null): string {
  return completeness !== null && completeness.parts > 0 ? `, ${completeness.parts} in part` : '';
}
