import { sql } from 'kysely';
import { isBuying } from '../../../core/measure/care-gap.ts';
import { type BuyingStage, buyingStages } from '../../../core/request/buying-stage.ts';
import { openStates } from '../../../core/request/request-state.ts';
import { DAY, type Instant, toIso } from '../../../core/time/instant.ts';
import { compiledHours } from '../../../people/calendars/compiled-hours.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { loadTerms } from '../../clocks/terms.ts';
import { owedAfterDays } from './owed-after.ts';

/** An answered request of which nothing was heard for so long is no opportunity any more. */
const ALIVE = 60 * DAY;

export interface OwedRequest {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly stage: BuyingStage;
  readonly contact_id: string;
  readonly contact: string;
  readonly company: string | null;
  readonly owner_id: string | null;
  readonly owner: string | null;
  readonly desk_id: string;
  readonly received_at: Instant;
  /** When something of value last went to them. */
  readonly valued_at: Instant | null;
}

/**
 * Requests whose contact is on the way to a purchase and to whom nothing of value went for the business days of the
 * desk, whoever waits longest first (S0-05). Who does not want to be contacted is owed nothing.
 */
export async function owedRequests(
  ctx: Context,
  whose: 'mine' | 'all',
): Promise<{ readonly afterDays: number; readonly owed: readonly OwedRequest[] }> {
  const afterDays = await owedAfterDays(ctx);
  const candidates = await load(ctx, whose);
  if (candidates.length === 0) return { afterDays, owed: [] };
  const terms = await loadTerms(ctx);
  const owed = candidates
    .filter((one) => {
      const calendar = compiledHours(terms.deskAt(one.desk_id, ctx.now).spec);
      return calendar.addBusinessDays(owedSince(one), afterDays) <= ctx.now;
    })
    .toSorted((a, b) => owedSince(a) - owedSince(b) || a.number - b.number);
  return { afterDays, owed };
}

/** From when the days count: the last thing of value, or their asking. */
export function owedSince({ valued_at, received_at }: OwedRequest): Instant {
  return Math.max(valued_at ?? received_at, received_at);
}

async function load(ctx: Context, whose: 'mine' | 'all'): Promise<OwedRequest[]> {
  const mine = whose === 'mine' ? sql`and r.owner_id = ${actingUser(ctx)}` : sql``;
  const { rows } = await sql<OwedRequest>`
    select r.id, r.number, r.subject, r.buying_stage as stage, c.id as contact_id, c.name as contact, c.company,
      r.owner_id, o.name as owner, r.desk_id, r.received_at,
      greatest(
        (select max(m.at) from message m where m.org_id = ${ctx.orgId} and m.request_id = r.id
          and m.direction = 'out' and m.reply_class in ('R3', 'R4')
          and coalesce(m.delivery, 'sent') in ('queued', 'sending', 'sent')),
        (select max(coalesce(k.ended_at, k.connected_at, k.started_at)) from call k
          where k.org_id = ${ctx.orgId} and k.request_id = r.id and k.reply_class in ('R3', 'R4'))) as valued_at
    from request r
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = r.owner_id
    where r.org_id = ${ctx.orgId} and c.no_contact_at is null
      and r.buying_stage = any(${buyingStages.filter(isBuying)}::text[])
      and (r.state = any(${[...openStates]}::text[])
        or r.state = 'answered' and r.last_answer_at >= ${toIso(ctx.now - ALIVE)}::timestamptz)
      ${mine}`.execute(ctx.db);
  return rows;
}
