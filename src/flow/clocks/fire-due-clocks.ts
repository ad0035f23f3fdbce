import { sql } from 'kysely';
import { clockKind } from '../../core/clock/kinds/index.ts';
import { type Instant, SECOND, toIso } from '../../core/time/instant.ts';
import type { Context, Runner } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { announce, appendFacts, type NewFact } from '../../platform/ledger.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { newId } from '../../platform/new-id.ts';
import { dueClocks } from '../../platform/timekeeper.ts';

const MOST_AT_ONCE = 500;
/** A breach recorded later than this after its deadline was missed while Heed was down: it is told as late (E13). */
const LATE_AFTER = 5 * SECOND;

interface Breached {
  id: string;
  request_id: string;
  kind: string;
  due_at: Instant;
  ended_at: Instant | null;
  subject: string;
  contact: string;
  owner: string | null;
}

/** Records every breach that is due at `now`, with the deadline as its time, and tells the managers. Returns how many. */
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
        recordBreaches(ctx, ids, now, metrics),
      );
    }
    total += fired;
    // Nothing taken though something is due: another process has it.
    if (due.length < MOST_AT_ONCE || fired === 0) return total;
  }
}

async function recordBreaches(
  ctx: Context,
  ids: readonly string[],
  now: Instant,
  metrics: Metrics,
): Promise<number> {
  const breached = await takeBreached(ctx, ids, now);
  if (breached.length === 0) return 0;
  await appendFacts(ctx, breached.map(breachFact));
  const managers = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .where(sql<boolean>`'manager' = any(roles)`)
    .execute();
  const told = managers.flatMap(({ user_id }) => breached.map((row) => notificationRow(ctx, row, user_id)));
  await insertRows(
    ctx,
    'notification',
    notificationColumns,
    told,
    sql`on conflict (org_id, user_id, once_key) do nothing`,
  );
  await announce(ctx, {
    requestIds: [...new Set(breached.map((row) => row.request_id))],
    topics: ['notifications'],
  });
  for (const row of breached) {
    metrics.breaches.inc({ clock: row.kind });
    metrics.breachDelay.observe(Math.max(0, ctx.now - row.due_at) / 1000);
  }
  return breached.length;
}

/** Marks what nobody else is marking, in one statement. */
async function takeBreached(ctx: Context, ids: readonly string[], now: Instant): Promise<Breached[]> {
  const { rows } = await sql<Breached>`
    with due as (
      select id from clock
      where org_id = ${ctx.orgId} and id = any(${ids}::uuid[]) and wake_at <= ${toIso(now)}::timestamptz
      order by id for update skip locked
    ), marked as (
      update clock c set breached_at = c.due_at, wake_at = null
      from due where c.org_id = ${ctx.orgId} and c.id = due.id
      returning c.id, c.request_id, c.kind, c.due_at, c.ended_at
    )
    select m.*, r.subject, p.name as contact, o.name as owner
    from marked m
    join request r on r.org_id = ${ctx.orgId} and r.id = m.request_id
    join contact p on p.org_id = ${ctx.orgId} and p.id = r.contact_id
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = r.owner_id`.execute(ctx.db);
  return rows;
}

const notificationColumns = [
  'org_id',
  'id',
  'user_id',
  'kind',
  'text',
  'request_id',
  'once_key',
  'at',
  'due_at',
  'late',
];

function breachFact(row: Breached): NewFact {
  return {
    subjectKind: 'request',
    subjectId: row.request_id,
    kind: 'clock.breached',
    occurredAt: row.due_at,
    evidence: 'rule',
    sourceKey: `breach:${row.id}:${row.due_at}`,
    data: { clockId: row.id, kind: row.kind, dueAt: row.due_at },
  };
}

function notificationRow(ctx: Context, row: Breached, userId: string) {
  const who = row.contact || 'A contact';
  const holder = row.owner ? `with ${row.owner}` : 'with nobody';
  return {
    org_id: ctx.orgId,
    id: newId(),
    user_id: userId,
    kind: 'breach',
    text: `${clockKind(row.kind).title} missed: ${who}, “${row.subject}”, ${holder}`,
    request_id: row.request_id,
    once_key: `breach:${row.id}:${row.due_at}`,
    at: toIso(ctx.now),
    due_at: toIso(row.due_at),
    late: ctx.now - row.due_at > LATE_AFTER,
  };
}
