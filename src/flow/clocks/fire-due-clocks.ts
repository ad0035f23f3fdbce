import { type RawBuilder, sql } from 'kysely';
import { breachedAt } from '../../core/clock/clock.ts';
import { stagePlan, stagesAfter } from '../../core/clock/stages.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import { toldInserts } from '../../people/tell.ts';
import type { Context, Runner } from '../../platform/context.ts';
import { at, type Database } from '../../platform/database.ts';
import { insertTogether } from '../../platform/insert-rows.ts';
import { announcement, factInsert, type NewFact } from '../../platform/ledger.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { dueClocks } from '../../platform/timekeeper.ts';
import { reasonClocks, reasonsAsked } from './ask-reasons.ts';
import { clockColumns, recordedOf, stagedClock, type TimedRow, wakeAt } from './clock-row.ts';
import { notices } from './notices.ts';
import { rerouteTimers, silenceFacts } from './silence-facts.ts';
import { loadTerms, type Terms } from './terms.ts';

const MOST_AT_ONCE = 500;
const timedColumns = clockColumns
  .filter((column) => column !== 'story')
  .map((column) => sql.ref(`c.${column}`));

/** A clock that is due, with what people are told about it. */
export interface DueClock extends TimedRow {
  desk_id: string;
  subject: string;
  contact: string;
  segment: string | null;
  owner_id: string | null;
  owner: string | null;
}

/** What time has brought about on one clock. */
export interface Passed {
  readonly row: DueClock;
  readonly stage: (typeof stagePlan)['C1'][number];
  readonly at: Instant;
}

/**
 * Deals with everything on clocks that is due at `now`: people are told, silence is noted, a breach is recorded with
 * the deadline as its time. Returns how many clocks were dealt with.
 */
export async function fireDueClocks(
  database: Database,
  runner: Runner,
  metrics: Metrics,
  now: Instant,
): Promise<number> {
  let total = 0;
  for (;;) {
    const due = await dueClocks(database, now, MOST_AT_ONCE);
    const byOrg = Map.groupBy(due, (row) => row.org_id);
    let fired = 0;
    for (const [orgId, rows] of byOrg) {
      const ids = rows.map((row) => row.id);
      fired += await runner.run(orgId, { kind: 'system', job: 'timekeeper' }, (ctx) =>
        fire(ctx, ids, now, metrics),
      );
    }
    total += fired;
    // Nothing taken though something is due: another process has it.
    if (due.length < MOST_AT_ONCE || fired === 0) return total;
  }
}

/** Deals with what lies behind on requests that were entered as past, so that none of it is told today. */
export async function settlePast(
  ctx: Context,
  requestIds: readonly string[],
  metrics: Metrics,
): Promise<void> {
  const clocks = await ctx.db
    .selectFrom('clock')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', 'in', [...requestIds])
    .where('wake_at', '<=', at(ctx.now))
    .execute();
  await fire(
    { ...ctx, quiet: true },
    clocks.map(({ id }) => id),
    ctx.now,
    metrics,
  );
}

async function fire(ctx: Context, ids: readonly string[], now: Instant, metrics: Metrics): Promise<number> {
  const rows = await takeDue(ctx, ids, now);
  if (rows.length === 0) return 0;
  const terms = await loadTerms(ctx);
  const passed = rows.flatMap((row) => passedBy(row, terms, now));
  const breaches = passed.filter(({ stage }) => stage.name === 'late');
  // Nobody loses a request by what is entered as long past.
  const silent = ctx.quiet ? [] : passed.filter(({ stage }) => stage.notesSilence);
  const silences = await silenceFacts(ctx, silent);
  const asked = reasonsAsked(breaches);
  const facts = [...breaches.map(breachFact), ...silences, ...asked];
  const desks = new Map(breaches.map(({ row }) => [row.request_id, row.desk_id]));
  const deskOf = (requestId: string) => desks.get(requestId) ?? '';
  const told = toldInserts(ctx, await notices(ctx, terms, passed));
  const changed = new Set([...breaches, ...silent].map(({ row }) => row.request_id));
  await insertTogether(
    ctx,
    [
      factInsert(ctx, facts),
      rerouteTimers(ctx, silences),
      ...told,
      await reasonClocks(ctx, asked, { terms, deskOf }),
    ],
    [dealtWith(ctx, rows, terms, now)],
    announcement(ctx, { requestIds: [...changed], topics: ['notifications'] }),
  );
  for (const { row, at: breach } of breaches) {
    metrics.breaches.inc({ clock: row.kind });
    metrics.breachDelay.observe(Math.max(0, ctx.now - breach) / 1000);
  }
  return rows.length;
}

/** Locks what nobody else is dealing with. Planned work is told to whoever holds that, not to who holds the request. */
async function takeDue(ctx: Context, ids: readonly string[], now: Instant): Promise<DueClock[]> {
  const { rows } = await sql<DueClock>`
    select ${sql.join(timedColumns)}, r.desk_id, r.subject, p.name as contact, p.segment,
      coalesce(f.owner_id, r.owner_id) as owner_id, o.name as owner
    from clock c
    join request r on r.org_id = ${ctx.orgId} and r.id = c.request_id
    join contact p on p.org_id = ${ctx.orgId} and p.id = r.contact_id
    left join follow_up f on f.org_id = ${ctx.orgId}
      and f.id = case when c.kind in ('C12', 'C13') then c.about::uuid end
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = coalesce(f.owner_id, r.owner_id)
    where c.org_id = ${ctx.orgId} and c.id = any(${ids}::uuid[]) and c.wake_at <= ${toIso(now)}::timestamptz
    order by c.id for update of c skip locked`.execute(ctx.db);
  return rows;
}

/** The stages that lie behind by `now` and were not dealt with, and a breach that is not on record. */
function passedBy(row: DueClock, terms: Terms, now: Instant): Passed[] {
  const clock = stagedClock(row, terms);
  const recorded = recordedOf(row);
  const passed = stagesAfter(clock, recorded.stagedUntil)
    .filter(({ stage, at }) => at <= now && stage.name !== 'late')
    .map(({ stage, at }) => ({ row, stage, at }));
  const breach = recorded.breachedAt === null ? breachedAt(clock, now) : null;
  const late = stagePlan[clock.kind.code].find(({ name }) => name === 'late');
  return breach === null || !late ? passed : [...passed, { row, stage: late, at: breach }];
}

/** The change that marks clocks as dealt with up to now. */
function dealtWith(ctx: Context, rows: readonly DueClock[], terms: Terms, now: Instant): RawBuilder<unknown> {
  const marks = rows.map((row) => {
    const clock = stagedClock(row, terms);
    const recorded = { stagedUntil: now, breachedAt: row.breached_at ?? breachedAt(clock, now) };
    const wake = wakeAt(clock, recorded);
    const text = (at: Instant | null) => (at === null ? null : toIso(at));
    return { id: row.id, breached_at: text(recorded.breachedAt), wake_at: text(wake) };
  });
  return sql`
    update clock c set staged_until = ${toIso(now)}::timestamptz, breached_at = m.breached_at, wake_at = m.wake_at
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m(id uuid, breached_at timestamptz, wake_at timestamptz)
    where c.org_id = ${ctx.orgId} and c.id = m.id`;
}

function breachFact({ row, at }: Passed): NewFact {
  return {
    subjectKind: 'request',
    subjectId: row.request_id,
    kind: 'clock.breached',
    occurredAt: at,
    evidence: 'rule',
    sourceKey: `breach:${row.id}:${at}`,
    data: { clockId: row.id, kind: row.kind, dueAt: row.due_at },
  };
}
