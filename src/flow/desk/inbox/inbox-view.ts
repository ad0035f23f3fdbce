import { sql } from 'kysely';
import type { z } from 'zod';
import { SITTING_AFTER } from '../../../core/clock/stages.ts';
import { loggedLate } from '../../../core/request/logged-late.ts';
import { isThanksOnly } from '../../../core/request/thanks-only.ts';
import { toIso } from '../../../core/time/instant.ts';
import { may } from '../../../people/rights.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { ClockRow } from '../../clocks/clock-row.ts';
import { viewClock } from '../../clocks/clock-view.ts';
import type { Terms } from '../../clocks/terms.ts';
import { relations } from '../rights/request-rights.ts';
import type { inbox, inboxItem } from './contract.ts';
import { writeCursor } from './cursor.ts';
import { deskDays } from './desk-days.ts';
import { type Disposition, dispositionOf, loadDeeds } from './disposition-of.ts';
import { inboxCounts } from './inbox-counts.ts';
import { type InboxQuery, type InboxRow, inboxRows, PAGE } from './inbox-rows.ts';

type Item = z.input<typeof inboxItem>;

const PREVIEW = 200;

/** A page of the inbox with the counts of its filters. */
export async function viewInbox(
  ctx: Context,
  query: InboxQuery,
  frozen: boolean,
): Promise<z.input<typeof inbox.response>> {
  const { days, terms } = await deskDays(ctx);
  const rows = await inboxRows(ctx, query, days);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    time: { now: toIso(ctx.now), frozen },
    items: await viewRows(ctx, shown, terms),
    next: last ? writeCursor({ rank: last.rank, at: last.sort_at, id: last.id }) : null,
    counts: await inboxCounts(ctx, days),
  };
}

async function viewRows(ctx: Context, rows: readonly InboxRow[], terms: Terms): Promise<Item[]> {
  const requestIds = [...new Set(rows.map(({ request_id }) => request_id))];
  const clocks = await clocksOf(ctx, rows);
  const ended = [...clocks.values()].filter(({ ended_at }) => ended_at !== null);
  const deeds = await loadDeeds(ctx, [...new Set(ended.map(({ request_id }) => request_id))]);
  const rights = await relations(ctx, requestIds);
  const me = actingUser(ctx);
  return rows.map((row) => {
    const clock = row.clock_id === null ? undefined : clocks.get(row.clock_id);
    const calendar = clock && terms.calendarOf(clock);
    const disposition = clock ? dispositionOf(clock, deeds.get(row.request_id) ?? []) : null;
    const isOpen = clock !== undefined && clock.ended_at === null;
    const { relation, roles } = rights.get(row.request_id) ?? { relation: 'other', roles: [] };
    const mayMark = may(roles, 'mark', relation);
    return {
      ...viewMessage(row, me),
      clock: clock && calendar ? viewClock(clock, calendar, ctx.now) : null,
      sitting:
        isOpen && calendar !== undefined && calendar.between(clock.started_at, ctx.now) >= SITTING_AFTER,
      disposition,
      suggested: isOpen && !row.stated && isThanksOnly(row.text) ? 'no_reply' : null,
      can: allowed(row, { isOpen, disposition, mayMark, mayAnswer: may(roles, 'answer', relation) }),
    };
  });
}

/** What hangs on the message and its request alone. */
function viewMessage(row: InboxRow, me: string) {
  return {
    id: row.id,
    at: toIso(row.at),
    channel: row.channel,
    from: row.from_text,
    subject: row.subject,
    preview: row.text.replaceAll(/\s+/g, ' ').trim().slice(0, PREVIEW),
    recovery: row.recovery,
    ask: row.ask,
    loggedLateMs: loggedLate(row.at, row.entered_at),
    request: { id: row.request_id, number: `#${row.number}`, kind: row.kind, state: row.state },
    contact: row.contact,
    owner: row.owner_id && row.owner_name ? { id: row.owner_id, name: row.owner_name } : null,
    mine: row.owner_id === me,
  };
}

interface Standing {
  readonly isOpen: boolean;
  readonly disposition: Disposition | null;
  readonly mayMark: boolean;
  readonly mayAnswer: boolean;
}

function allowed(row: InboxRow, { isOpen, disposition, mayMark, mayAnswer }: Standing): Item['can'] {
  const said = disposition?.how === 'no_reply' || disposition?.how === 'automated';
  return [
    ...(mayAnswer && row.email !== null && isOpen ? (['reply'] as const) : []),
    ...(mayMark && isOpen && !row.stated ? (['clear'] as const) : []),
    ...(mayMark && isOpen ? (['automated', 'merge'] as const) : []),
    ...(mayMark && said ? (['reopen'] as const) : []),
  ];
}

async function clocksOf(ctx: Context, rows: readonly InboxRow[]): Promise<ReadonlyMap<string, ClockRow>> {
  const ids = rows.flatMap(({ clock_id }) => clock_id ?? []);
  if (ids.length === 0) return new Map();
  const found = await ctx.db
    .selectFrom('clock')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(found.map((clock) => [clock.id, clock]));
}
