import { sql } from 'kysely';
import { clockKind } from '../../core/clock/kinds/index.ts';
import { type Receiver, toldAtAnyHour } from '../../core/clock/stages.ts';
import { type Instant, MINUTE, SECOND, toIso } from '../../core/time/instant.ts';
import { type Duty, teamDuty } from '../../people/duty.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import type { Insert } from '../../platform/insert-rows.ts';
import { newId } from '../../platform/new-id.ts';
import type { Passed } from './fire-due-clocks.ts';
import { noticeText } from './notice-text.ts';
import type { Terms } from './terms.ts';

/** Told later than this after its instant, it was missed while Heed was down and says so. */
const LATE_AFTER = 5 * SECOND;
/** Roles that stages name, or that stand in for them. */
const toldRoles = ['coordinator', 'manager', 'executive', 'admin'];
/** Whose hours have ended only just is still told: much is due at the very close. */
const STILL_THERE = MINUTE;

const columns = [
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
  'clock_id',
  'stage',
];

/**
 * What everybody whom the stages name is told, each once, in their own hours: what comes outside waits for them, except
 * where it is told at any hour (R9).
 */
export async function notices(ctx: Context, terms: Terms, passed: readonly Passed[]): Promise<NoticeInsert> {
  const rows: NoticeRow[] = [];
  for (const [deskId, ofDesk] of Map.groupBy(passed, ({ row }) => row.desk_id)) {
    const { spec } = terms.deskAt(deskId, ctx.now);
    const owners = ofDesk.flatMap(({ row }) => row.owner_id ?? []);
    const some = { userIds: [...new Set(owners)], roles: toldRoles };
    const people = await teamDuty({ ...ctx, now: ctx.now - STILL_THERE }, null, spec, some);
    const told = ofDesk.flatMap((one) => receiversOf(one, people).map((person) => ({ one, person })));
    const listed = Map.groupBy(told, ({ one, person }) => `${listKey(one)} ${person.userId}`);
    for (const { one, person } of told) {
      const text = noticeText(one, terms.calendarOf(one.row), {
        now: ctx.now,
        zone: spec.zone,
        listed: listed.get(`${listKey(one)} ${person.userId}`)?.length ?? 1,
      });
      rows.push(noticeRow(ctx, one, person, text));
    }
  }
  return {
    table: 'notification',
    columns,
    rows,
    onConflict: sql`on conflict (org_id, user_id, once_key) do nothing`,
  };
}

type NoticeRow = ReturnType<typeof noticeRow>;
type NoticeInsert = Omit<Insert, 'rows'> & { readonly rows: readonly NoticeRow[] };

function noticeRow(ctx: Context, one: Passed, person: Duty, text: string) {
  const { row, stage } = one;
  const isBreach = stage.name === 'late';
  const anyHour = toldAtAnyHour.has(clockKind(row.kind).code);
  const isThere = anyHour || person.onDutyUntil !== null;
  const tellAt = isThere ? ctx.now : Math.max(ctx.now, person.nextOnDuty ?? ctx.now);
  return {
    org_id: ctx.orgId,
    id: newId(),
    user_id: person.userId,
    kind: stage.asList ? 'sweep' : isBreach ? 'breach' : 'warning',
    text,
    request_id: stage.asList ? null : row.request_id,
    once_key: stage.asList ? listKey(one) : `${isBreach ? 'breach' : stage.name}:${row.id}:${row.due_at}`,
    at: toIso(tellAt),
    due_at: toIso(row.due_at),
    late: ctx.now - one.at > LATE_AFTER,
    clock_id: stage.asList ? null : row.id,
    stage: stage.name,
  };
}

/** One notice stands for everything of a kind that is due on a desk at once. */
function listKey({ row, stage }: Passed): string {
  return `${stage.name}:${row.kind}:${row.desk_id}:${row.due_at}`;
}

/** The people a stage names. Who has nobody in a role falls back on the next one: somebody always hears of it. */
function receiversOf({ row, stage }: Passed, people: readonly Duty[]): Duty[] {
  const named = stage.to.flatMap((receiver) => peopleFor(receiver, row.owner_id, people));
  // A strategic customer's breach is the executive's matter as well (DOMAIN 2.4).
  if (stage.name === 'late' && row.segment === 'A') named.push(...withRole(people, 'executive'));
  return [...new Map(named.map((person) => [person.userId, person])).values()];
}

function peopleFor(receiver: Receiver, ownerId: string | null, people: readonly Duty[]): Duty[] {
  switch (receiver) {
    case 'owner': {
      const owner = people.filter(({ userId }) => userId === ownerId);
      return owner.length > 0 ? owner : withRole(people, 'coordinator', 'manager');
    }
    case 'coordinator':
      return withRole(people, 'coordinator', 'manager');
    case 'executive':
      return withRole(people, 'executive', 'manager');
    default:
      return withRole(people, 'manager', 'admin');
  }
}

/** Holders of the first of these roles that anybody has. */
function withRole(people: readonly Duty[], ...roles: readonly string[]): Duty[] {
  for (const role of roles) {
    const holders = people.filter((person) => person.roles.includes(role));
    if (holders.length > 0) return holders;
  }
  return [];
}

/** Notices that wait are shown when their hour comes: pages are told then. */
export async function wakeForNotices(ctx: Context, { rows }: NoticeInsert): Promise<void> {
  const times = rows.map((row) => row.at).filter((time) => time > toIso(ctx.now));
  const first = times.reduce<Instant>(
    (least, time) => Math.min(least, Date.parse(time)),
    Number.POSITIVE_INFINITY,
  );
  if (first === Number.POSITIVE_INFINITY) return;
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: 'notices', subject_id: ctx.orgId, due_at: at(first) })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'kind', 'subject_id'])
        .doUpdateSet({ due_at: sql`least(timer.due_at, excluded.due_at)` }),
    )
    .execute();
}

/** The timer's turn: pages look again. Returns when the next notice waits for its hour. */
export async function nextNotices(ctx: Context): Promise<Instant | null> {
  const row = await ctx.db
    .selectFrom('notification')
    .select(({ fn }) => fn.min('at').as('at'))
    .where('org_id', '=', ctx.orgId)
    .where('read_at', 'is', null)
    .where('at', '>', at(ctx.now))
    .executeTakeFirst();
  return (row?.at as Instant | null) ?? null;
}
