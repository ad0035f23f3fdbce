import { sql } from 'kysely';
import type { Fact } from '../../../core/clock/fact.ts';
import { ballHeld, type HeldStep, isPair } from '../../../core/measure/ball-held.ts';
import { touchBases } from '../../../core/measure/touch-bases.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { compiledHours } from '../../../people/calendars/compiled-hours.ts';
import type { Context } from '../../../platform/context.ts';
import { loadFactsOf } from '../../clocks/load-facts.ts';
import type { Terms } from '../../clocks/terms.ts';
import { type HuddleDays, type KeptSections, type RequestRow, refOf } from './kept-sections.ts';

type Part = Pick<KeptSections['value'], 'touchBases' | 'longestHeld' | 'pairs'>;

interface TurnRow extends RequestRow {
  readonly desk_id: string;
}

/** So many requests are looked into, those whose ball we have held longest in front. */
const MOST_LOOKED_INTO = 400;

/**
 * What we inserted without need, of balls that are ours now or that we passed since the last business day began: the
 * longest held, contacts that gave nothing, and how often the two came together (M-17, M-18, S1-52).
 */
export async function valuePart(ctx: Context, terms: Terms, { last }: HuddleDays): Promise<Part> {
  const rows = await load(ctx, last.from);
  const facts = await loadFactsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const seen = rows.map((row) => look(ctx, terms, row, facts.get(row.id) ?? [], last.from));
  const held = seen.flatMap(({ row, steps }) => steps.map((step) => ({ row, step })));
  const longest = held.toSorted((a, b) => b.step.heldMs - a.step.heldMs)[0];
  return {
    touchBases: seen.flatMap(({ touches }) => touches),
    pairs: held.filter(({ step }) => isPair(step)).length,
    longestHeld: longest ? heldItem(longest.row, longest.step) : null,
  };
}

function look(ctx: Context, terms: Terms, row: TurnRow, facts: readonly Fact[], from: Instant) {
  const hours = compiledHours(terms.deskAt(row.desk_id, ctx.now).spec);
  const { steps } = ballHeld(facts, hours, ctx.now);
  return {
    row,
    steps: steps.filter(({ ended, until }) => ended === 'open' || (ended === 'contact' && until >= from)),
    touches: touchBases(facts)
      .filter(({ at }) => at >= from && at <= ctx.now)
      .map(({ at, personId, answered, open }) => ({
        ...refOf(row),
        personId,
        at: toIso(at),
        ...{ answered, open },
      })),
  };
}

function heldItem(row: TurnRow, step: HeldStep) {
  return {
    ...refOf(row),
    personId: step.personId ?? row.person_id,
    from: toIso(step.from),
    until: toIso(step.until),
    running: step.ended === 'open',
    heldMs: step.heldMs,
    indecentMs: step.indecentMs,
  };
}

/** Requests whose ball is ours, or was until the last business day; and those that were only touched since then. */
async function load(ctx: Context, from: Instant): Promise<TurnRow[]> {
  const since = sql`${toIso(from)}::timestamptz`;
  const { rows } = await sql<TurnRow>`
    with held as (
      select k.request_id, min(k.started_at) as since from clock k
      where k.org_id = ${ctx.orgId} and k.kind = 'C15' and k.ending is distinct from 'void'
        and (k.ended_at is null or k.ended_at >= ${since})
      group by k.request_id
      union all
      select m.request_id, min(m.at) from message m
      where m.org_id = ${ctx.orgId} and m.direction = 'out' and m.at >= ${since}
        and (m.reply -> 'begun' ->> 'touchBase')::boolean
      group by m.request_id)
    select r.id, r.number, r.subject, c.name as contact, r.owner_id as person_id, r.desk_id
    from (select request_id, min(since) as since from held group by request_id) h
    join request r on r.org_id = ${ctx.orgId} and r.id = h.request_id and r.state not in ('not_a_request', 'merged')
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    order by h.since, r.id limit ${MOST_LOOKED_INTO}`.execute(ctx.db);
  return rows;
}
