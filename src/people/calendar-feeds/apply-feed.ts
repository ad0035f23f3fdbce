import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/ledger.ts';
import { cutAbsence, type HeldAbsence, moveAbsenceEnd } from '../absence-end.ts';
import { lookForOwners } from '../look-for-owners.ts';
import { markAbsent } from '../mark-absent.ts';
import type { FeedAbsence } from './read-ical.ts';

/** `f` of the feed that is read again and again, `u` of a file that was uploaded. */
export type FeedOrigin = 'f' | 'u';

interface Held extends HeldAbsence {
  readonly key: string;
  /** What the feed said of it when it was read last. */
  readonly said: string | null;
}

/**
 * Makes a member's absences from a calendar those that stand in it now: new ones begin, what vanished or was shortened
 * ends. One that a person ended early stays ended until the calendar says something else of it. Returns how many
 * changes that were.
 */
export async function applyFeed(
  ctx: Context,
  userId: string,
  origin: FeedOrigin,
  absences: readonly FeedAbsence[],
): Promise<number> {
  const held = new Map((await heldOf(ctx, userId, origin)).map((one) => [one.key, one]));
  let changes = 0;
  for (const absence of absences) {
    const key = `${origin}:${absence.key}`;
    const known = held.get(key);
    held.delete(key);
    if (await applyOne(ctx, userId, { ...absence, key }, known)) changes += 1;
  }
  for (const vanished of held.values()) {
    if (vanished.until !== null && vanished.until <= ctx.now) continue;
    await cutAbsence(ctx, vanished);
    changes += 1;
  }
  if (changes > 0) {
    await lookForOwners(ctx);
    await announce(ctx, { topics: ['people'] });
  }
  return changes;
}

async function applyOne(
  ctx: Context,
  userId: string,
  { key, from, until }: FeedAbsence,
  known: Held | undefined,
): Promise<boolean> {
  const said = spanText(from, until);
  if (known?.said === said) return false;
  if (known && from <= ctx.now && known.from <= ctx.now) {
    await moveAbsenceEnd(ctx, known, { until, feedSpan: said });
    return true;
  }
  if (known) await cutAbsence(ctx, known);
  const began = {
    userId,
    from,
    until,
    reason: 'calendar',
    source: 'calendar',
    feedKey: key,
    feedSpan: said,
  } as const;
  return (await markAbsent(ctx, began)) || known !== undefined;
}

function spanText(from: Instant, until: Instant): string {
  return `${toIso(from)}/${toIso(until)}`;
}

async function heldOf(ctx: Context, userId: string, origin: FeedOrigin): Promise<Held[]> {
  const rows = await ctx.db
    .selectFrom('absence')
    .select(['id', 'starts_at', 'ends_at', 'feed_key', 'feed_span'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .where('feed_key', 'like', `${origin}:%`)
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    userId,
    from: row.starts_at,
    until: row.ends_at,
    key: row.feed_key ?? '',
    said: row.feed_span,
  }));
}
