import type { Evidence } from '../../core/clock/fact.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce, appendFacts, type NewFact } from '../../platform/ledger.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';

/** Our relay took the mail: this is the instant at which it stops clocks. */
export async function recordSent(
  ctx: Context,
  messageId: string,
  sent: { acceptedAt: Instant; evidence: Evidence; note: string | null },
): Promise<void> {
  const message = await ctx.db
    .updateTable('message')
    .set({ delivery: 'sent', delivery_note: sent.note, at: at(sent.acceptedAt) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .returning(['request_id', 'reply_class', 'reason', 'reply', 'author_id'])
    .executeTakeFirstOrThrow();
  const base = {
    subjectKind: 'request',
    subjectId: message.request_id,
    occurredAt: sent.acceptedAt,
    evidence: sent.evidence,
  } as const;
  const facts: NewFact[] = [
    {
      ...base,
      kind: 'message.out',
      sourceKey: `out:${messageId}`,
      data: {
        messageId,
        replyClass: message.reply_class,
        reason: message.reason,
        answers: message.reply?.answers ?? [],
        parts: message.reply?.parts ?? [],
        by: message.author_id,
      },
    },
  ];
  if (message.reply?.interim) {
    const data = { commitmentId: messageId, promisedAt: message.reply.interim.by };
    facts.push({ ...base, kind: 'commitment.made', sourceKey: `promise:${messageId}`, data });
  }
  await appendFacts(ctx, facts);
  await refreshClocks(ctx, message.request_id);
  await announce(ctx, { requestIds: [message.request_id] });
}
