import type { Instant } from '../time/instant.ts';
import type { FactBody } from './fact-body.ts';

/** What vouches for the time of a fact. Typed entries alone stop no clock (DOMAIN 2.4, X-06). */
export type Evidence = 'server' | 'mailbox' | 'relay' | 'telephony' | 'person' | 'rule' | 'typed';

/** Value group of a contact (DOMAIN 5.6): A strategic to D occasional, P prospect. */
export type Segment = 'A' | 'B' | 'C' | 'D' | 'P';

export type ReplyClass = 'R0' | 'R1' | 'R2' | 'R3' | 'R4';

export type FactKind = FactBody['kind'];

/** One thing that happened: when by the best evidence, and when we learned it. */
export type Fact = FactBody & {
  readonly id: string;
  readonly sourceKey: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly evidence: Evidence;
};

/** Facts of the same instant replay in this order: what opens comes before what closes it. */
const precedence: readonly FactKind[] = [
  'request.received',
  'call.ring',
  'message.in',
  'question.opened',
  'question.dropped',
  'question.reopened',
  'breakdown.known',
  'feedback.received',
  'publication.made',
  'breach.reason_asked',
  'quote.requested',
  'quote.withdrawn',
  'assignment.ended',
  'assignment.made',
  'assignment.touched',
  'assignment.silent',
  'commitment.made',
  'commitment.moved',
  'follow_up.planned',
  'attempt.planned',
  'follow_up.moved',
  'follow_up.handed',
  'help.asked',
  'ball.ours',
  'reader.left',
  'reader.back',
  'help.info_missing',
  'help.info_given',
  'attempt.postponed',
  'call.answered',
  'call.missed',
  'call.attempted',
  'call.connected',
  'call.ended',
  'message.out',
  'message.bounced',
  'answers.confirmed',
  'ball.buyer',
  'ball.agreed',
  'work.declared',
  'quote.delivered',
  'recovery.plan_sent',
  'fix.done',
  'surprise.done',
  'recovery.closed',
  'commitment.kept',
  'commitment.released',
  'follow_up.done',
  'follow_up.cancelled',
  'attempt.made',
  'attempt.dropped',
  'follow_up.reopened',
  'help.answered',
  'help.withdrawn',
  'interaction.documented',
  'message.cleared',
  'message.reopened',
  'feedback.told',
  'publication.signed',
  'breach.reason_given',
  'breach.reason_dropped',
  'verdict.given',
  'pace.judged',
  'wait.stated',
  'person.asked',
  'call.asked',
  'referral.given',
  'contact.opted_out',
  'stage.moved',
  'competitor.replied',
  'lead.result_cleared',
  'lead.qualified',
  'lead.won',
  'lead.lost',
  'recovery.withdrawn',
  'request.withdrawn',
  'request.closed',
  'request.reopened',
  'request.merged',
  'request.parted',
  'request.split',
  'contact.changed',
  'request.dismissed',
  'request.restored',
];
const rank = new Map(precedence.map((kind, index) => [kind, index]));

/** The one order of replay: (when it happened, kind, source key), whatever the order of arrival. */
export function inReplayOrder(facts: readonly Fact[]): Fact[] {
  return [...facts].sort(
    (a, b) =>
      a.occurredAt - b.occurredAt ||
      (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) ||
      (a.sourceKey < b.sourceKey ? -1 : a.sourceKey > b.sourceKey ? 1 : 0),
  );
}
