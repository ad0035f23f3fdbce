import type { z } from 'zod';
import { type Instant, toIso } from '../../core/time/instant.ts';
import { may } from '../../people/rights.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { viewClock } from '../clocks/clock-view.ts';
import { loadTerms, type Terms } from '../clocks/terms.ts';
import { loadCallRules } from './calls/call-rules.ts';
import type { now } from './contract.ts';
import { heldReplies } from './held-replies.ts';
import { type NowRow, openClocksOf, recentAnswers, waitingRows } from './now-rows.ts';
import { offeredTo } from './offered-to.ts';
import type { nowItem } from './shapes.ts';
import { snoozedUntil, snoozeOf } from './snooze/told-dates.ts';
import { untouched } from './untouched.ts';

/** Everyone who waits for us: requests with an open clock, recovery first, then the one due first. */
export async function viewNow(ctx: Context, frozen: boolean): Promise<z.input<typeof now.response>> {
  const rows = await waitingRows(ctx);
  const ids = rows.map((row) => row.id);
  const clocks = await openClocksOf(ctx, ids);
  const toAccept = await untouched(ctx, ids);
  const offered = await offeredTo(ctx, ids);
  const terms = await loadTerms(ctx);
  const me = actingUser(ctx);
  const roles = await rolesOf(ctx);
  const answered = await recentAnswers(ctx);
  const snoozed = await snoozedUntil(ctx, ids);
  const held = await heldReplies(ctx);
  const calls = await mayCallAll(ctx, terms, rows, may(roles, 'answer', 'other'));
  return {
    time: { now: toIso(ctx.now), frozen },
    items: rows.map((row) => ({
      id: row.id,
      subject: row.subject,
      ask: row.ask ?? row.subject,
      kind: row.kind,
      channel: row.channel,
      state: row.state,
      contact: row.contact,
      owner: row.owner_id && row.owner_name ? { id: row.owner_id, name: row.owner_name } : null,
      mine: row.owner_id === me,
      offered: offered.has(row.id),
      receivedAt: toIso(row.received_at),
      clocks: (clocks.get(row.id) ?? []).map((clock) => viewClock(clock, terms.calendarOf(clock), ctx.now)),
      mayCall: calls.get(row.id) as MayCall,
      snooze: waitsUntil(snoozed.get(row.id)),
      replyHeldUntil: instantOrNull(held.get(row.id)),
      can: [
        ...actsOn(row.owner_id === me, toAccept.has(row.id), roles),
        ...(calls.get(row.id)?.allowed ? (['call'] as const) : []),
      ],
    })),
    lastAnswerAt: answered.last === null ? null : toIso(answered.last),
    answeredToday: answered.today,
    more: Math.max(0, (rows[0]?.total ?? 0) - rows.length),
  };
}

const instantOrNull = (instant: Instant | undefined) => (instant === undefined ? null : toIso(instant));

const waitsUntil = (until: Instant | undefined) => (until === undefined ? null : snoozeOf(until));

type MayCall = z.input<typeof nowItem>['mayCall'];

async function mayCallAll(
  ctx: Context,
  terms: Terms,
  rows: readonly NowRow[],
  mayAct: boolean,
): Promise<ReadonlyMap<string, MayCall>> {
  const callees = rows.map(({ id, desk_id, contact: { id: contactId, phone, zone } }) => ({
    requestId: id,
    deskId: desk_id,
    contactId,
    phone,
    zone,
  }));
  const rules = await loadCallRules(ctx, terms, callees);
  const all = callees.map(
    async (one): Promise<[string, MayCall]> => [one.requestId, await rules.mayCall(one, mayAct)],
  );
  return new Map(await Promise.all(all));
}

/** What the reader may do from the list (DOMAIN 2.6). */
function actsOn(
  isTheirs: boolean,
  toAccept: boolean,
  roles: readonly Role[],
): ('claim' | 'accept' | 'reply')[] {
  if (!may(roles, 'answer', 'other')) return [];
  return [isTheirs ? (toAccept ? ['accept' as const] : []) : ['claim' as const], ['reply' as const]].flat();
}

async function rolesOf(ctx: Context): Promise<readonly Role[]> {
  const row = await ctx.db
    .selectFrom('membership')
    .select('roles')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', actingUser(ctx))
    .executeTakeFirst();
  return (row?.roles ?? []) as Role[];
}
