import { sql } from 'kysely';
import type { z } from 'zod';
import { SITTING_AFTER } from '../../../core/clock/stages.ts';
import { toIso } from '../../../core/time/instant.ts';
import { may, type Relation } from '../../../people/rights.ts';
import type { Context } from '../../../platform/context.ts';
import type { ClockRow } from '../../clocks/clock-row.ts';
import { viewClock } from '../../clocks/clock-view.ts';
import { loadTerms } from '../../clocks/terms.ts';
import type { Channel } from '../../intake/channels.ts';
import { relations } from '../rights/request-rights.ts';
import type { sitting } from './contract.ts';

const MOST = 500;

interface Row extends ClockRow {
  readonly channel: Channel;
  readonly text: string;
  readonly number: number;
  readonly subject: string;
  readonly contact: { readonly id: string; readonly name: string; readonly company: string | null };
  readonly owner: { readonly id: string; readonly name: string } | null;
}

/** Messages without a personal answer for a business day of their desk: 480 minutes of it (S1-33), the oldest first. */
export async function viewSitting(ctx: Context, frozen: boolean): Promise<z.input<typeof sitting.response>> {
  const rows = await loadRows(ctx);
  const terms = await loadTerms(ctx);
  const rights = await relations(
    ctx,
    rows.map(({ request_id }) => request_id),
  );
  const items = rows.flatMap((row) => {
    const calendar = terms.calendarOf(row);
    const waitedMs = calendar.between(row.started_at, ctx.now);
    const { relation, roles } = rights.get(row.request_id) ?? { relation: 'other' as Relation, roles: [] };
    if (waitedMs < SITTING_AFTER || !may(roles, 'see_figures', relation)) return [];
    return [
      {
        id: row.about,
        at: toIso(row.started_at),
        preview: row.text.replaceAll(/\s+/g, ' ').trim(),
        waitedMs,
        channel: row.channel,
        request: { id: row.request_id, number: `#${row.number}`, subject: row.subject },
        contact: row.contact,
        owner: row.owner,
        clock: viewClock(row, calendar, ctx.now),
      },
    ];
  });
  return { time: { now: toIso(ctx.now), frozen }, items };
}

/** A business day has passed no sooner than that much time at all. */
async function loadRows(ctx: Context): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select k.*, m.channel, m.text, r.number, r.subject,
      json_build_object('id', c.id, 'name', c.name, 'company', c.company) as contact,
      case when o.user_id is not null then json_build_object('id', o.user_id, 'name', o.name) end as owner
    from (
      select * from clock where org_id = ${ctx.orgId} and kind = 'C8' and ended_at is null
        and started_at <= ${toIso(ctx.now - SITTING_AFTER)}::timestamptz
      order by started_at, id limit ${MOST}) k
    cross join lateral (select x.channel, left(x.text, 200) as text from message x
      where x.org_id = ${ctx.orgId} and x.id = k.about::uuid limit 1) m
    cross join lateral (select x.* from request x where x.org_id = ${ctx.orgId} and x.id = k.request_id limit 1) r
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = r.owner_id
    order by k.started_at, k.id`.execute(ctx.db);
  return rows;
}
