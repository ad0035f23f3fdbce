import { sql } from 'kysely';
import { openStates } from '../../core/request/request-state.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import { tell } from '../../people/tell.ts';
import type { Context } from '../../platform/context.ts';
import { loadTerms } from '../clocks/terms.ts';
import { chooseOwners } from './choose-owners.ts';
import { giveOn, type Move } from './give-on.ts';
import { tellCoordinators } from './tell-coordinators.ts';
import { waitingRequests } from './waiting-requests.ts';

/** Keeps the transaction, and with it the desk's lock, short; more than these go on in the next one. */
const MOST_AT_ONCE = 50;

/**
 * Somebody is away, or has left: all their open items are released and offered anew. What nobody can take
 * waits for duty, the coordinators told. Returns when to come again: at once for more, or when their next planned
 * absence begins.
 */
export async function offerAgain(ctx: Context, userId: string): Promise<Instant | null> {
  const absence = await absenceOf(ctx, userId);
  if (!absence.isAway) return absence.next;
  const { rows } = await sql<{ id: string }>`
    select id from request
    where org_id = ${ctx.orgId} and owner_id = ${userId} and state = any(${[...openStates]})
    order by received_at limit ${MOST_AT_ONCE} for no key update`.execute(ctx.db);
  const requests = await waitingRequests(
    ctx,
    rows.map(({ id }) => id),
  );
  const offered = requests.map((request) => ({ ...request, because: 'owner away' }));
  const chosen = await chooseOwners(ctx, offered, await loadTerms(ctx));
  const moves = requests.map((request): Move => {
    return { request, chosen: chosen.get(request.requestId) ?? null, ended: 'released' };
  });
  await giveOn(ctx, moves);
  await tellReceivers(ctx, moves);
  await tellCoordinators(
    ctx,
    moves.filter((move) => move.chosen === null).map(({ request }) => request),
  );
  return rows.length === MOST_AT_ONCE ? ctx.now : absence.next;
}

async function tellReceivers(ctx: Context, moves: readonly Move[]): Promise<void> {
  await tell(
    ctx,
    moves.flatMap(({ request, chosen }) =>
      chosen
        ? [
            {
              userId: chosen.userId,
              kind: 'assigned',
              text: `“${request.subject}” is yours: ${request.ownerName ?? 'its owner'} is away`,
              requestId: request.requestId,
              onceKey: `assigned:${chosen.fact.id}`,
            },
          ]
        : [],
    ),
  );
}

interface AbsenceNow {
  /** Away now, or no active member any more. */
  readonly isAway: boolean;
  readonly next: Instant | null;
}

async function absenceOf(ctx: Context, userId: string): Promise<AbsenceNow> {
  const now = sql`${toIso(ctx.now)}::timestamptz`;
  const { rows } = await sql<{ away: boolean; next: Instant | null }>`
    select not m.active or exists (select from absence a
        where a.org_id = m.org_id and a.user_id = m.user_id and a.starts_at <= ${now}
          and (a.ends_at is null or a.ends_at > ${now})) as away,
      (select min(a.starts_at) from absence a
        where a.org_id = m.org_id and a.user_id = m.user_id and a.starts_at > ${now}) as next
    from membership m where m.org_id = ${ctx.orgId} and m.user_id = ${userId}`.execute(ctx.db);
  return { isAway: rows[0]?.away ?? false, next: rows[0]?.next ?? null };
}
