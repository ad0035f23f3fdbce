import { sql } from 'kysely';
import type { Figures } from '../../../core/measure/figures.ts';
import { strictestIn } from '../../../core/promise/target-line.ts';
import { DAY, type Instant, type Milliseconds } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { loadSaidTargets } from '../promise/load-versions.ts';
import { customerOf, requestsOfCustomer } from './customer-of.ts';

/** How we answered one customer, for that customer's eyes: their own data, so small numbers are shown and said. */
export interface Scorecard {
  readonly company: string;
  readonly customer: string;
  readonly zone: string;
  readonly now: Instant;
  readonly endsAt: Instant;
  readonly targetMs: Milliseconds | null;
  readonly figures: Figures;
  /** What they pressed last on each request. */
  readonly verdicts: { readonly yes: number; readonly partly: number; readonly no: number };
}

/** `ended`: it was theirs. `absent`: no such link, or taken back. */
export type OpenedScorecard = Scorecard | 'ended' | 'absent';

export type FiguresOfRequests = (
  ctx: Context,
  requestIds: readonly string[],
  zone: string,
) => Promise<Figures>;

const WEEKS_13 = 91 * DAY;

/** What a link opens, as of now. */
export async function loadScorecard(
  ctx: Context,
  linkId: string,
  figuresOf: FiguresOfRequests,
): Promise<OpenedScorecard> {
  const link = await ctx.db
    .selectFrom('scorecard_link')
    .select(['contact_id', 'scope', 'ends_at', 'revoked_at'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', linkId)
    .executeTakeFirst();
  if (!link || link.revoked_at !== null) return 'absent';
  if (ctx.now > link.ends_at) return 'ended';
  const customer = await customerOf(ctx, link.contact_id);
  if (customer === null) return 'absent';
  const place = await ctx.db
    .selectFrom('organisation')
    .select(['name', 'zone'])
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  const requestIds = await requestsOfCustomer(ctx, customer, link.scope, ctx.now - WEEKS_13);
  const targets = (await loadSaidTargets(ctx)).get('C3') ?? [];
  const whole = link.scope === 'company' ? (customer.company ?? customer.domain) : null;
  return {
    company: place.name,
    customer: whole ?? customer.name,
    zone: place.zone,
    now: ctx.now,
    endsAt: link.ends_at,
    targetMs: strictestIn(targets, ctx.now - WEEKS_13, ctx.now + 1),
    figures: await figuresOf(ctx, requestIds, place.zone),
    verdicts: await verdictsOn(ctx, requestIds),
  };
}

async function verdictsOn(ctx: Context, requestIds: readonly string[]): Promise<Scorecard['verdicts']> {
  const { rows } = await sql<{ value: string; n: number }>`
    select value, count(*)::int as n from (
      select distinct on (request_id) value from buyer_word
      where org_id = ${ctx.orgId} and kind = 'verdict' and request_id = any(${requestIds}::uuid[])
      order by request_id, at desc, id desc) latest
    group by value`.execute(ctx.db);
  const of = (value: string) => rows.find((row) => row.value === value)?.n ?? 0;
  return { yes: of('yes'), partly: of('partly'), no: of('no') };
}
