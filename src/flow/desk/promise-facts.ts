import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { NewFact } from '../../platform/ledger.ts';
import type { ReplyIntent } from '../../platform/schema.ts';

/** A reply that has left, as far as it may hold a promise. */
interface SentReply {
  readonly messageId: string;
  readonly replyClass: string | null;
  readonly interim: ReplyIntent['interim'];
  /** What its facts share: subject, instant, evidence. */
  readonly base: Pick<NewFact, 'subjectKind' | 'subjectId' | 'occurredAt' | 'evidence'>;
}

/** A promise may be moved so often (DOMAIN 2.3, Commitment). */
const MOST_MOVES = 2;

/**
 * The facts of a time told in a reply. While a promise is open the new time moves it, as long as it is told before the
 * old one has passed and for the third time at most; told otherwise, the old one stays broken and a new one is given.
 * A reply that answers everything keeps the old one, so that its time is of a new one.
 */
export async function promiseFacts(ctx: Context, sent: SentReply): Promise<NewFact[]> {
  const { messageId, interim, base } = sent;
  if (!interim) return [];
  const open = sent.replyClass === 'R4' ? null : await openPromise(ctx, base.subjectId, base.occurredAt);
  if (open?.dueAt === interim.by) return [];
  const told = { promisedAt: interim.by, messageId };
  const moved: NewFact[] = open
    ? [
        {
          ...base,
          kind: 'commitment.moved',
          sourceKey: `moved:${messageId}`,
          data: { ...told, commitmentId: open.commitmentId },
        },
      ]
    : [];
  if (open?.movable) return moved;
  const made = { ...told, commitmentId: messageId };
  return [...moved, { ...base, kind: 'commitment.made', sourceKey: `promise:${messageId}`, data: made }];
}

/** The promise that a new time would move: the open one due first, one that has not passed before any that has. */
async function openPromise(
  ctx: Context,
  requestId: string,
  at: Instant,
): Promise<{ commitmentId: string; dueAt: Instant; movable: boolean } | null> {
  const rows = await ctx.db
    .selectFrom('clock')
    .select(['about', 'due_at', 'story'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('kind', '=', 'C10')
    .where('ended_at', 'is', null)
    .orderBy('due_at')
    .execute();
  const row = rows.find(({ due_at }) => due_at >= at) ?? rows[0];
  if (!row) return null;
  const moves = (row.story as { effect: string }[]).filter(({ effect }) => effect === 'moved').length;
  return { commitmentId: row.about, dueAt: row.due_at, movable: row.due_at >= at && moves < MOST_MOVES };
}
