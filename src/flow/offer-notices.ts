import { defaultChoice } from '../core/notice/notice-choice.ts';
import { waysOf } from '../core/notice/ways-of.ts';
import { compileCalendar } from '../core/time/calendar.ts';
import { type Instant, MINUTE, SECOND, toIso } from '../core/time/instant.ts';
import { memberZones } from '../people/member-zones.ts';
import { offerTimers } from '../people/tell.ts';
import type { Context } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import { insertTogether } from '../platform/insert-rows.ts';
import { announce } from '../platform/ledger.ts';
import { loadTerms } from './clocks/terms.ts';
import { loadChoices } from './desk/notices/load-choices.ts';
import { enqueueNotices, type ReadyDelivery } from './enqueue-notices.ts';
import { releaseHeld } from './release-held-notices.ts';

const MOST_AT_ONCE = 200;
/** Carried out later than this after its instant, it was missed while Heed was down and says so. */
const LATE_AFTER = 30 * SECOND;

/** Ways that this installation has for an organisation. */
export type HasMail = (ctx: Context) => Promise<boolean>;

interface Row {
  readonly id: string;
  readonly user_id: string;
  readonly kind: string;
  readonly at: Instant;
  readonly read_at: Instant | null;
  readonly clock_kind: string | null;
  readonly desk_id: string | null;
}

interface Delivery extends ReadyDelivery {
  readonly from: Instant;
}

/**
 * Notifications whose instant has come go on their ways, each once however often and by whatever process this is
 * called: a row is taken under lock and marked in the same transaction that puts its sends into the queue. Quiet hours
 * hold a send back; what was read meanwhile is not sent. Returns now when there is more to do.
 */
export async function offerNotices(ctx: Context, hasMail: HasMail): Promise<Instant | null> {
  const rows = await takeUnoffered(ctx);
  const released = await releaseHeld(ctx);
  const deliveries = await deliveriesOf(ctx, rows, await hasMail(ctx));
  await store(ctx, deliveries);
  await enqueueNotices(ctx, [...deliveries.filter(({ from }) => from <= ctx.now), ...released]);
  if (rows.length > 0) await announce(ctx, { topics: ['notifications'] });
  return rows.length === MOST_AT_ONCE ? ctx.now : null;
}

async function takeUnoffered(ctx: Context): Promise<Row[]> {
  const rows = await ctx.db
    .selectFrom('notification as n')
    .leftJoin('clock as c', (join) =>
      join.onRef('c.org_id', '=', 'n.org_id').onRef('c.id', '=', 'n.clock_id'),
    )
    .leftJoin('request as r', (join) =>
      join.onRef('r.org_id', '=', 'n.org_id').onRef('r.id', '=', 'n.request_id'),
    )
    .select(['n.id', 'n.user_id', 'n.kind', 'n.at', 'n.read_at', 'c.kind as clock_kind', 'r.desk_id'])
    .where('n.org_id', '=', ctx.orgId)
    .where('n.offered_at', 'is', null)
    .where('n.at', '<=', at(ctx.now))
    .orderBy('n.at')
    .orderBy('n.id')
    .limit(MOST_AT_ONCE)
    .forUpdate('n')
    .skipLocked()
    .execute();
  const [late, timely] = [rows.filter((row) => isLate(ctx, row)), rows.filter((row) => !isLate(ctx, row))];
  await mark(ctx, timely, {});
  await mark(ctx, late, { late: true });
  return rows;
}

const isLate = (ctx: Context, row: { at: Instant }) => ctx.now - row.at > LATE_AFTER;

async function mark(ctx: Context, rows: readonly { id: string }[], more: { late?: true }): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db
    .updateTable('notification')
    .set({ offered_at: at(ctx.now), ...more })
    .where('org_id', '=', ctx.orgId)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
}

/** Each notice by each way its member chose, and with push to each of their browsers. */
async function deliveriesOf(ctx: Context, rows: readonly Row[], hasMail: boolean): Promise<Delivery[]> {
  const unread = rows.filter((row) => row.read_at === null);
  if (unread.length === 0) return [];
  const active = await activeMembers(ctx, [...new Set(unread.map((row) => row.user_id))]);
  const choices = await loadChoices(ctx, active);
  const browsers = await browsersOf(ctx, active);
  const anyQuiet = [...choices.values()].some((choice) => choice.quiet !== null);
  const zones = anyQuiet ? await memberZones(ctx, active) : new Map<string, string>();
  const openings = await openingsFor(ctx, unread);
  return unread
    .filter((row) => active.includes(row.user_id))
    .flatMap((row) => {
      const moment = {
        at: openings.get(row.id) ?? ctx.now,
        zone: zones.get(row.user_id) ?? 'UTC',
        isRecovery: row.clock_kind?.startsWith('C9') ?? false,
      };
      return waysOf(row.kind, choices.get(row.user_id) ?? defaultChoice, moment).flatMap(({ way, from }) => {
        const targets = way === 'push' ? (browsers.get(row.user_id) ?? []) : hasMail ? [row.id] : [];
        const base = { notificationId: row.id, userId: row.user_id, way, from };
        return targets.map((targetId) => ({ ...base, targetId }));
      });
    });
}

/** At opening what waits is handed out first. */
const HANDED_OUT = MINUTE;

/** What nobody has is nobody's alert before its desk opens (R9); by then it mostly has an owner, and none goes out. */
async function openingsFor(ctx: Context, rows: readonly Row[]): Promise<ReadonlyMap<string, Instant>> {
  const waiting = rows.filter((row) => row.kind === 'unassigned' && row.desk_id !== null);
  if (waiting.length === 0) return new Map();
  const terms = await loadTerms(ctx);
  const deskIds = [...new Set(waiting.flatMap((row) => row.desk_id ?? []))];
  const from = new Map(
    deskIds.map((deskId) => {
      const hours = compileCalendar(terms.deskAt(deskId, ctx.now).spec);
      return [deskId, hours.isOpen(ctx.now) ? ctx.now : hours.nextOpening(ctx.now) + HANDED_OUT];
    }),
  );
  return new Map(waiting.map((row) => [row.id, from.get(row.desk_id ?? '') ?? ctx.now]));
}

async function activeMembers(ctx: Context, userIds: string[]): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', 'in', userIds)
    .where('active', '=', true)
    .execute();
  return rows.map((row) => row.user_id);
}

async function browsersOf(ctx: Context, userIds: string[]): Promise<ReadonlyMap<string, string[]>> {
  if (userIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('push_subscription')
    .select(['id', 'user_id'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', 'in', userIds)
    .orderBy('id')
    .execute();
  const byUser = Map.groupBy(rows, (row) => row.user_id);
  return new Map([...byUser].map(([userId, found]) => [userId, found.map(({ id }) => id)]));
}

/** What is held back has a timer at the end of the quiet hours. */
async function store(ctx: Context, deliveries: readonly Delivery[]): Promise<void> {
  const rows = deliveries.map(({ notificationId, way, targetId, from }) => ({
    org_id: ctx.orgId,
    notification_id: notificationId,
    way,
    target_id: targetId,
    state: from > ctx.now ? 'held' : 'queued',
    at: toIso(from),
  }));
  const held = [...new Set(deliveries.map(({ from }) => from).filter((from) => from > ctx.now))];
  const columns = ['org_id', 'notification_id', 'way', 'target_id', 'state', 'at'];
  await insertTogether(ctx, [{ table: 'notification_delivery', columns, rows }, offerTimers(ctx, held)]);
}
