import type { Fact } from '../clock/fact.ts';
import { afterFact, cameBack, emptyPicture, openQuestions, type Picture } from '../clock/picture.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';

/** How a stretch in which the next move was ours came to its end. */
export type HeldEnd =
  /** By a contact of ours, of whatever kind (R22). */
  | 'contact'
  /** By the date we had agreed on, which then makes it our move again. */
  | 'agreed'
  /** Nothing had to be answered after all. */
  | 'cleared'
  /** The request was over. */
  | 'over'
  /** It is our move still. */
  | 'open';

export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** Whose move it is from an instant on. */
export interface TurnChange {
  readonly turn: 'ours' | 'buyers' | 'agreed';
  readonly from: Instant;
}

interface OpenStep {
  readonly from: Instant;
  necessary: Span[];
  requested: Span[];
  /** A date of our own choosing, at which the step ends; the wait until then counts (S1-48). */
  endsAt: Instant | null;
}

export interface ToldStep extends Omit<OpenStep, 'endsAt'> {
  readonly until: Instant;
  readonly ended: HeldEnd;
  readonly by: string | null;
  readonly personId: string | null;
  readonly touchBase: boolean;
}

/** Work may be declared for so many business days at most (DOMAIN C15). */
const MOST_DECLARED_DAYS = 1;

/** Hears the facts of one request in order and tells whose move it was (DOMAIN 2.1, ball; M-17, R22). */
export class BallTeller {
  readonly #calendar: Calendar;
  readonly #steps: ToldStep[] = [];
  readonly #turns: TurnChange[] = [];
  readonly #promises = new Map<string, Instant>();
  #picture: Picture;
  #step: OpenStep | null = null;
  /** Until when the buyer knows that nothing comes; null: no date stands. */
  #agreedUntil: Instant | null = null;
  #lastInboundAt: Instant = 0;
  #overAt: Instant | null = null;

  /** @param facts all that will be heard: what bounces later never arrived */
  constructor(facts: readonly Fact[], calendar: Calendar) {
    this.#calendar = calendar;
    this.#picture = emptyPicture(facts);
  }

  hear(fact: Fact): void {
    if (this.#overAt === null) this.#passDates(fact.occurredAt);
    const before = this.#picture;
    this.#picture = afterFact(before, fact);
    // What happens after the end makes it nobody's move, unless the contact comes back.
    if (this.#overAt === null || isTheirs(fact)) this.#judge(fact, before);
  }

  /** All that was told, as of an instant. */
  end(asOf: Instant): {
    readonly steps: readonly ToldStep[];
    readonly turns: readonly TurnChange[];
    readonly endedAt: Instant;
  } {
    const endedAt = this.#overAt ?? asOf;
    this.#passDates(endedAt);
    this.#endStep(endedAt, 'open');
    return { steps: this.#steps, turns: this.#turns, endedAt };
  }

  #judge(fact: Fact, before: Picture): void {
    const at = fact.occurredAt;
    switch (fact.kind) {
      case 'request.received':
      case 'message.in':
      case 'call.ring':
      case 'question.reopened':
      case 'person.asked':
        this.#theyAct(at);
        return;
      case 'call.asked':
        this.#theyAct(at);
        if (fact.data.at !== null) this.#agree(at, fact.data.at, 'buyer');
        return;
      case 'ball.ours':
        this.#oursAgain(at);
        return;
      case 'ball.agreed':
        this.#agree(at, fact.data.until, fact.data.askedBy);
        return;
      case 'ball.buyer':
        this.#pass(at, 'contact', {});
        return;
      case 'work.declared':
        this.#declare(at, fact.data.until);
        return;
      case 'commitment.made':
      case 'commitment.moved':
        if (!cameBack(fact, before)) this.#promise(at, fact.data);
        return;
      case 'commitment.kept':
      case 'commitment.released':
        this.#promiseOver(at, fact.data.commitmentId);
        return;
      case 'message.cleared':
        if (before.unanswered.length > 0 && this.#picture.unanswered.length === 0)
          this.#pass(at, 'cleared', {});
        return;
      case 'request.dismissed':
      case 'request.withdrawn':
      case 'request.closed':
      case 'request.merged':
        this.#pass(at, 'over', {});
        this.#overAt = at;
        return;
      default:
        this.#weAct(fact, before);
        return;
    }
  }

  #weAct(fact: Fact, before: Picture): void {
    const at = fact.occurredAt;
    switch (fact.kind) {
      case 'message.out': {
        const { messageId, replyClass, begun, by } = fact.data;
        if (replyClass === 'R0' || before.bounced.has(messageId)) return;
        const touchBase = begun?.touchBase === true;
        this.#pass(at, 'contact', { by: messageId, personId: by, touchBase });
        // An empty contact passes no ball: what they asked lies with us as before.
        if ((touchBase || replyClass === 'R1') && owes(before)) this.#begin(at);
        return;
      }
      case 'call.connected':
        this.#pass(at, 'contact', { by: fact.data.callId });
        return;
      case 'call.answered':
      case 'call.ended':
        this.#pass(at, 'contact', { by: fact.data.callId ?? null });
        return;
      case 'call.attempted':
        if (fact.data.outcome === 'voicemail' || fact.data.outcome === 'connected')
          this.#pass(at, 'contact', { by: fact.data.callId ?? null });
        return;
      default:
        return;
    }
  }

  #theyAct(at: Instant): void {
    this.#overAt = null;
    this.#lastInboundAt = at;
    this.#oursAgain(at);
  }

  /** Whatever was declared or asked for ends here; the hold goes on from where it began. */
  #oursAgain(at: Instant): void {
    this.#agreedUntil = null;
    if (this.#step) {
      this.#step.necessary = cutAt(this.#step.necessary, at);
      this.#step.requested = cutAt(this.#step.requested, at);
      this.#step.endsAt = null;
    }
    this.#begin(at);
  }

  #begin(at: Instant): void {
    this.#step ??= { from: at, necessary: [], requested: [], endsAt: null };
    this.#turn('ours', at);
  }

  #agree(at: Instant, until: Instant, askedBy: 'buyer' | 'us'): void {
    if (until <= at) return;
    // What the buyer asked for they asked in their last words, so the wait counts from there.
    const asked = askedBy === 'buyer' ? Math.max(this.#step?.from ?? at, this.#lastInboundAt) : at;
    if (this.#step && askedBy === 'buyer') this.#step.requested.push({ from: asked, until });
    if (this.#step && askedBy === 'us') this.#step.endsAt = until;
    this.#agreedUntil = until;
    this.#turn('agreed', this.#step ? asked : at);
  }

  #declare(at: Instant, until: Instant): void {
    const atMost = this.#calendar.addBusinessDays(at, MOST_DECLARED_DAYS);
    if (this.#step) this.#step.necessary.push({ from: at, until: Math.min(until, atMost) });
  }

  #promise(
    at: Instant,
    { commitmentId, promisedAt }: { readonly commitmentId: string; readonly promisedAt: Instant },
  ): void {
    this.#promises.set(commitmentId, promisedAt);
    if (this.#step === null) this.#rest(at);
  }

  #promiseOver(at: Instant, commitmentId: string): void {
    this.#promises.delete(commitmentId);
    if (this.#step === null) this.#rest(at);
  }

  #pass(at: Instant, ended: HeldEnd, by: Partial<Pick<ToldStep, 'by' | 'personId' | 'touchBase'>>): void {
    this.#endStep(at, ended, by);
    this.#agreedUntil = null;
    this.#rest(at);
  }

  /** The next move is not ours: the buyer's, or at the time we promised. */
  #rest(at: Instant): void {
    const ahead = [...this.#promises.values()].filter((promised) => promised > at);
    this.#agreedUntil = ahead.length > 0 ? Math.min(...ahead) : this.#agreedUntil;
    this.#turn(this.#agreedUntil === null ? 'buyers' : 'agreed', at);
  }

  /** Dates that were agreed and have come: from then on it is our move. */
  #passDates(now: Instant): void {
    const date = this.#agreedUntil;
    if (date === null || date > now) return;
    this.#agreedUntil = null;
    if (this.#step?.endsAt === date) this.#endStep(date, 'agreed');
    this.#begin(date);
  }

  #endStep(
    at: Instant,
    ended: HeldEnd,
    by: Partial<Pick<ToldStep, 'by' | 'personId' | 'touchBase'>> = {},
  ): void {
    if (this.#step === null) return;
    const { endsAt: _date, ...step } = this.#step;
    this.#steps.push({ ...step, until: at, ended, by: null, personId: null, touchBase: false, ...by });
    this.#step = null;
  }

  #turn(turn: TurnChange['turn'], from: Instant): void {
    while ((this.#turns.at(-1)?.from ?? Number.NEGATIVE_INFINITY) >= from) this.#turns.pop();
    if (this.#turns.at(-1)?.turn !== turn) this.#turns.push({ turn, from });
  }
}

const theirs: readonly Fact['kind'][] = [
  'request.received',
  'message.in',
  'call.ring',
  'question.reopened',
  'person.asked',
  'call.asked',
];

function isTheirs({ kind }: Fact): boolean {
  return theirs.includes(kind);
}

function owes(picture: Picture): boolean {
  return picture.unanswered.length > 0 || openQuestions(picture) > 0;
}

function cutAt(spans: readonly Span[], at: Instant): Span[] {
  return spans.flatMap((span) =>
    span.from >= at ? [] : [{ from: span.from, until: Math.min(span.until, at) }],
  );
}
