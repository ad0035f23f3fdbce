import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { DAY, toIso } from '../../../core/time/instant.ts';
import { may } from '../../../people/rights.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import type { ClockRow } from '../../clocks/clock-row.ts';
import { viewClock } from '../../clocks/clock-view.ts';
import { loadTerms, type Terms } from '../../clocks/terms.ts';
import type * as contract from './contract.ts';
import { type Ask, isAsker, isHelper } from './lock-ask.ts';
import type { helpView } from './shapes.ts';

type HelpView = z.input<typeof helpView>;

/** How long ended ones stay in the list. */
const KEPT = 14 * DAY;
const MOST = 100;

type AskRow = Ask & {
  readonly subject: string;
  readonly request_state: string;
  readonly owner_id: string | null;
  readonly contact: string;
  readonly asker: string;
  readonly to_name: string;
  readonly answerer: string | null;
  readonly me: { readonly id: string; readonly roles: readonly Role[]; readonly teamId: string | null };
};

/** Help that is asked of the acting member, of their team or by them; open ones in front, then the latest. */
export async function viewHelp(
  ctx: Context,
  frozen: boolean,
): Promise<z.input<typeof contract.help.response>> {
  const asks = await loadAsks(
    ctx,
    sql`(h.to_user_id = me.user_id or h.to_team_id = me.team_id or h.asked_by = me.user_id)
      and (h.state in ('asked', 'info_needed') or h.answered_at >= ${toIso(ctx.now - KEPT)}::timestamptz)`,
  );
  return { time: { now: toIso(ctx.now), frozen }, asks };
}

/** The help asked about one request, for its page. */
export async function viewHelpOn(ctx: Context, requestId: string): Promise<HelpView[]> {
  return loadAsks(ctx, sql`h.request_id = ${requestId}`);
}

async function loadAsks(ctx: Context, which: RawBuilder<unknown>): Promise<HelpView[]> {
  const { rows } = await sql<AskRow>`
    select h.*, r.subject, r.state as request_state, r.owner_id, c.name as contact, a.name as asker,
      coalesce(u.name, t.name) as to_name, w.name as answerer,
      json_build_object('id', me.user_id, 'roles', me.roles, 'teamId', me.team_id) as me
    from help_ask h
    join membership me on me.org_id = ${ctx.orgId} and me.user_id = ${actingUser(ctx)}
    join request r on r.org_id = ${ctx.orgId} and r.id = h.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    join membership a on a.org_id = ${ctx.orgId} and a.user_id = h.asked_by
    left join membership u on u.org_id = ${ctx.orgId} and u.user_id = h.to_user_id
    left join team t on t.org_id = ${ctx.orgId} and t.id = h.to_team_id
    left join membership w on w.org_id = ${ctx.orgId} and w.user_id = h.answered_by
    where h.org_id = ${ctx.orgId} and ${which}
    order by (h.state in ('asked', 'info_needed')) desc,
      case when h.state in ('asked', 'info_needed') then h.asked_at end, h.answered_at desc, h.id limit ${MOST}`.execute(
    ctx.db,
  );
  if (rows.length === 0) return [];
  const clocks = await clocksOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const terms = await loadTerms(ctx);
  return rows.map((row) => viewAsk(ctx, row, clocks.get(row.id), terms));
}

async function clocksOf(ctx: Context, askIds: readonly string[]): Promise<Map<string, ClockRow>> {
  const rows = await ctx.db
    .selectFrom('clock')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .where('kind', '=', 'C14')
    .where('about', 'in', [...askIds])
    .execute();
  return new Map(rows.map((row) => [row.about, row]));
}

function viewAsk(ctx: Context, row: AskRow, clock: ClockRow | undefined, terms: Terms): HelpView {
  const { me } = row;
  const answerer = row.answered_by !== null && row.answerer !== null;
  return {
    id: row.id,
    request: may(me.roles, 'read', 'other')
      ? { id: row.request_id, subject: row.subject, contact: row.contact }
      : null,
    question: row.question,
    askedBy: { id: row.asked_by, name: row.asker },
    askedAt: toIso(row.asked_at),
    to: {
      kind: row.to_user_id === null ? 'team' : 'person',
      id: (row.to_user_id ?? row.to_team_id) as string,
      name: row.to_name,
    },
    state: row.state,
    needed: row.needed,
    given: row.given,
    answer: row.answer,
    answeredBy: answerer ? { id: row.answered_by as string, name: row.answerer as string } : null,
    answeredAt: row.answered_at === null ? null : toIso(row.answered_at),
    afterId: row.after_id,
    forMe: isHelper(row, me),
    byMe: row.asked_by === me.id,
    clock: clock ? viewClock(clock, terms.calendarOf(clock), ctx.now) : null,
    can: allowed(row),
  };
}

function allowed(row: AskRow): HelpView['can'] {
  const { me, state } = row;
  const owner = row.owner_id === null ? null : { id: row.owner_id, name: '', teamId: null };
  const isOpen = state === 'asked' || state === 'info_needed';
  const mayTake = may(me.roles, 'claim', 'other') && row.owner_id !== me.id;
  const asks = isAsker(row, { owner, me: { ...me, name: '' } });
  return [
    ...(isOpen && isHelper(row, me) ? (['answer'] as const) : []),
    ...(state === 'asked' && isHelper(row, me) ? (['need'] as const) : []),
    ...(isOpen && isHelper(row, me) && mayTake ? (['take_over'] as const) : []),
    ...(state === 'info_needed' && asks ? (['give'] as const) : []),
    ...(isOpen && asks ? (['withdraw'] as const) : []),
    ...(state === 'answered' && asks ? (['again'] as const) : []),
  ];
}
