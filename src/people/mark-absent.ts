import { sql } from 'kysely';
import { DomainError } from '../core/domain-error.ts';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { at, atOrNull } from '../platform/database.ts';
import { announce, appendFacts } from '../platform/ledger.ts';
import { newId } from '../platform/new-id.ts';
import { offerItemsAgain } from './look-for-owners.ts';

export interface Absence {
  readonly userId: string;
  readonly from: Instant;
  /** Null: until further notice. */
  readonly until: Instant | null;
  readonly reason: string;
  /** Where it was learned; left out, somebody entered it, or a mail told when a channel acts. */
  readonly source?: 'entered' | 'mail' | 'calendar';
  /** The calendar feed's own name for it. */
  readonly feedKey?: string;
  /** What the feed said of it, in the feed reader's form. */
  readonly feedSpan?: string;
}

/**
 * Keeps new work away from a member from `from` on. Known already (another notice of the same absence), nothing
 * changes. Returns whether something did.
 */
export async function markAbsent(ctx: Context, absence: Absence): Promise<boolean> {
  if (absence.until !== null && absence.until <= absence.from)
    throw new DomainError('invalid', 'an absence ends after it begins', '/until');
  if (await isKnown(ctx, absence)) return false;
  const id = newId();
  await ctx.db
    .insertInto('absence')
    .values({
      org_id: ctx.orgId,
      id,
      user_id: absence.userId,
      starts_at: at(absence.from),
      ends_at: atOrNull(absence.until),
      reason: absence.reason,
      source: absence.source ?? (ctx.actor.kind === 'channel' ? 'mail' : 'entered'),
      feed_key: absence.feedKey ?? null,
      feed_span: absence.feedSpan ?? null,
    })
    .execute();
  await appendFacts(ctx, [
    {
      subjectKind: 'member',
      subjectId: absence.userId,
      kind: 'absence.began',
      occurredAt: absence.from,
      evidence: ctx.actor.kind === 'user' ? 'person' : 'rule',
      sourceKey: `absence-began:${id}`,
      data: { absenceId: id, until: absence.until },
    },
  ]);
  await offerItemsAgain(ctx, absence.userId, absence.from);
  await announce(ctx, { topics: ['people'] });
  return true;
}

/** One absence that runs from `from` to `until` or longer stands already. */
async function isKnown(ctx: Context, { userId, from, until }: Absence): Promise<boolean> {
  const end = until === null ? 'infinity' : toIso(until);
  const { rows } = await sql<{ id: string }>`
    select id from absence
    where org_id = ${ctx.orgId} and user_id = ${userId} and starts_at <= ${toIso(from)}::timestamptz
      and coalesce(ends_at, 'infinity') >= ${end}::timestamptz
    limit 1`.execute(ctx.db);
  return rows.length > 0;
}

/** Ends whatever absence holds now. */
export async function endAbsence(ctx: Context, userId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update absence set ends_at = ${toIso(ctx.now)}::timestamptz
    where org_id = ${ctx.orgId} and user_id = ${userId} and starts_at <= ${toIso(ctx.now)}::timestamptz
      and (ends_at is null or ends_at > ${toIso(ctx.now)}::timestamptz)
    returning id`.execute(ctx.db);
  await appendFacts(
    ctx,
    rows.map(({ id }) => ({
      subjectKind: 'member' as const,
      subjectId: userId,
      kind: 'absence.ended',
      occurredAt: ctx.now,
      evidence: 'person' as const,
      sourceKey: `absence-ended:${id}`,
      data: { absenceId: id },
    })),
  );
}
