import type { Instant } from '../time/instant.ts';

/** What vouches for the time of a fact. Typed entries alone stop no clock (DOMAIN 2.4, X-06). */
export type Evidence = 'server' | 'mailbox' | 'relay' | 'telephony' | 'person' | 'rule' | 'typed';

export type ReplyClass = 'R0' | 'R1' | 'R2' | 'R3' | 'R4';

/** What can happen to a request. No personal text: bodies, names and questions live in erasable tables. */
export type FactBody =
  | {
      kind: 'request.received';
      data: { lead: boolean; channel: string; messageId: string; questionIds: readonly string[] };
    }
  | { kind: 'message.in'; data: { messageId: string; questionIds: readonly string[] } }
  | {
      kind: 'message.out';
      data: {
        messageId: string;
        replyClass: ReplyClass;
        reason: string;
        answers: readonly string[];
        parts: readonly string[];
        by: string | null;
      };
    }
  | { kind: 'message.bounced'; data: { messageId: string } }
  | { kind: 'message.cleared'; data: { messageId: string; disposition: string } }
  | {
      kind: 'call.ended';
      data: { live: boolean; replyClass: ReplyClass; answers: readonly string[]; reason: string };
    }
  | { kind: 'assignment.made'; data: { userId: string; onDuty: boolean; reason: string } }
  | { kind: 'assignment.ended'; data: { userId: string; state: 'handed_off' | 'released' | 'silent' } }
  | { kind: 'commitment.made'; data: { commitmentId: string; promisedAt: Instant } }
  | { kind: 'commitment.moved'; data: { commitmentId: string; promisedAt: Instant } }
  | { kind: 'commitment.kept'; data: { commitmentId: string } }
  | { kind: 'quote.requested'; data: { quoteId: string } }
  | { kind: 'quote.delivered'; data: { quoteId: string } }
  | { kind: 'ball.buyer'; data: { asked: string } }
  | { kind: 'ball.ours'; data: Record<string, never> }
  | { kind: 'request.dismissed'; data: { reason: string } }
  | { kind: 'request.restored'; data: Record<string, never> };

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
  'message.in',
  'quote.requested',
  'assignment.made',
  'assignment.ended',
  'commitment.made',
  'commitment.moved',
  'ball.ours',
  'ball.buyer',
  'call.ended',
  'message.out',
  'message.bounced',
  'quote.delivered',
  'commitment.kept',
  'message.cleared',
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
