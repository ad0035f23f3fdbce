import { sql } from 'kysely';
import type { z } from 'zod';
import { suggestedValue } from '../../../core/follow-up/plan-steps.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { ClockRow } from '../../clocks/clock-row.ts';
import { viewClock } from '../../clocks/clock-view.ts';
import { loadTerms, type Terms } from '../../clocks/terms.ts';
import { type Me, mayShareOut, mayWorkOn } from './follow-up-rights.ts';
import type { followUpView } from './shapes.ts';

export type FollowUpView = z.input<typeof followUpView>;

/** A row of planned work with the people it hangs on. */
export interface ViewedRow {
  readonly id: string;
  readonly request_id: string;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly owner_team: string | null;
  readonly request_owner: string | null;
  readonly kind: 'call' | 'mail' | 'other';
  readonly text: string;
  readonly due_at: Instant;
  readonly put_off_to: Instant | null;
  readonly put_off_times: number;
  readonly asked_by_contact: boolean;
  readonly value_item: string | null;
  readonly step: number | null;
  readonly tried_at: Instant | null;
  readonly state: 'planned' | 'done' | 'cancelled';
  readonly ended_at: Instant | null;
  readonly ended_reason: string | null;
}

/** The columns of `ViewedRow`, of `follow_up f`, its owner `membership o` and `request r`. */
export const viewedColumns = sql`f.id, f.request_id, f.owner_id, o.name as owner_name, o.team_id as owner_team,
  r.owner_id as request_owner, f.kind, f.text, f.due_at, f.put_off_to, f.put_off_times, f.asked_by_contact,
  f.value_item, f.step, f.tried_at, f.state, f.ended_at, f.ended_reason`;

/** The clocks of planned work by its id, with the calendars they count in. */
export async function clocksOfWork(ctx: Context, rows: readonly ViewedRow[]) {
  const ids = rows.filter(({ state }) => state === 'planned').map(({ id }) => id);
  if (ids.length === 0) return { clocks: new Map<string, ClockRow>(), terms: null };
  const found = await ctx.db
    .selectFrom('clock')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .where(sql<boolean>`request_id = any(${[...new Set(rows.map((row) => row.request_id))]}::uuid[])`)
    .where('kind', 'in', ['C12', 'C13'])
    .where(sql<boolean>`about = any(${ids}::text[])`)
    .execute();
  return { clocks: new Map(found.map((clock) => [clock.about, clock])), terms: await loadTerms(ctx) };
}

/** What the acting member sees of it and may do with it. */
export function viewFollowUp(
  ctx: Context,
  row: ViewedRow,
  me: Me,
  { clocks, terms }: { readonly clocks: ReadonlyMap<string, ClockRow>; readonly terms: Terms | null },
): FollowUpView {
  const clock = clocks.get(row.id);
  return {
    id: row.id,
    kind: row.kind,
    text: row.text,
    dueAt: toIso(row.due_at),
    putOffTo: isoOrNull(row.put_off_to),
    putOffTimes: row.put_off_times,
    askedByContact: row.asked_by_contact,
    valueItem: row.value_item,
    suggestedValue: row.step !== null && row.value_item === null ? suggestedValue(row.step) : null,
    step: row.step,
    triedAt: isoOrNull(row.tried_at),
    state: row.state,
    endedAt: isoOrNull(row.ended_at),
    endedReason: row.ended_reason,
    owner: { id: row.owner_id, name: row.owner_name },
    clock: clock && terms ? viewClock(clock, terms.calendarOf(clock), ctx.now) : null,
    can: [
      ...(mayWorkOn(me, row) ? (['work'] as const) : []),
      ...(row.state === 'planned' && mayShareOut(me, row) ? (['share'] as const) : []),
    ],
  };
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
