import { sql } from 'kysely';
import { breachedAt, type Clock, type ClockTerms } from '../../core/clock/clock.ts';
import type { Fact } from '../../core/clock/fact.ts';
import { clockKinds } from '../../core/clock/kinds/index.ts';
import { type Replay, replay } from '../../core/clock/replay.ts';
import { openStates, requestState } from '../../core/request/request-state.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { reasonsDropped } from './ask-reasons.ts';
import { wakeTimekeeper } from './clock-insert.ts';
import { type ClockRow, clockColumns, clockRow, nothingRecorded, recordedOf } from './clock-row.ts';
import { correctionFact } from './correction-fact.ts';
import { loadFacts } from './load-facts.ts';
import { loadTerms } from './terms.ts';

/**
 * Recomputes the clocks, questions and state of a request from its facts and writes what differs.
 * Called in the transaction that appended a fact; the request's row is locked so that replays don't overtake each other, in the
 * mode that lets the timekeeper refer to the request meanwhile.
 */
export async function refreshClocks(ctx: Context, requestId: string): Promise<Replay> {
  const request = await ctx.db
    .selectFrom('request')
    .select(['id', 'desk_id', 'owner_id', 'state'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const terms = await loadTerms(ctx);
  const { facts, result } = await replayed(ctx, requestId, terms.forDesk(request.desk_id));
  await writeClocks(ctx, requestId, result.clocks, facts);
  await writeQuestions(ctx, result);
  await writeState(ctx, request, result);
  return result;
}

/** The request from its facts, with no reason owed any more for what they show to be no breach. */
async function replayed(
  ctx: Context,
  requestId: string,
  terms: ClockTerms,
): Promise<{ facts: readonly Fact[]; result: Replay }> {
  const facts = await loadFacts(ctx, requestId);
  const result = replay(facts, clockKinds, terms);
  const dropped = reasonsDropped(ctx, requestId, { facts, clocks: result.clocks });
  if (dropped.length === 0) return { facts, result };
  await appendFacts(ctx, dropped);
  const all = await loadFacts(ctx, requestId);
  return { facts: all, result: replay(all, clockKinds, terms) };
}

async function writeClocks(
  ctx: Context,
  requestId: string,
  clocks: readonly Clock[],
  facts: readonly Fact[],
): Promise<void> {
  const cached = await ctx.db
    .deleteFrom('clock')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .returningAll()
    .execute();
  const known = new Map(cached.map((row) => [`${row.kind} ${row.about}`, row]));
  const newest = facts.reduce((last, fact) => Math.max(last, fact.recordedAt), 0);
  const written = clocks.map((clock) => {
    const before = known.get(`${clock.kind.code} ${clock.about}`);
    return { clock, before, row: rowAfter(ctx, requestId, clock, before) };
  });
  const corrections = written.flatMap(({ clock, before }) =>
    before ? correctionFact(ctx, before, clock, newest) : [],
  );
  if (corrections.length > 0) await appendFacts(ctx, corrections);
  const rows = written.map(({ row }) => row);
  await insertRows(ctx, 'clock', clockColumns, rows);
  if (cached.length > 0 && !ctx.quiet) await dropNotices(ctx, requestId);
  await wakeTimekeeper(ctx, { rows });
}

function rowAfter(ctx: Context, requestId: string, clock: Clock, before: ClockRow | undefined) {
  if (!before) return clockRow(ctx, requestId, newId(), clock, nothingRecorded(clock.startedAt));
  const recorded = recordedOf(before);
  const breach = recorded.breachedAt === null ? null : breachedAt(clock, ctx.now);
  return clockRow(ctx, requestId, before.id, clock, { ...recorded, breachedAt: breach });
}

/** Notices that wait for their receiver's hours and have nothing to say any more. */
async function dropNotices(ctx: Context, requestId: string): Promise<void> {
  await sql`
    delete from notification n
    where n.org_id = ${ctx.orgId} and n.request_id = ${requestId} and n.clock_id is not null
      and n.at > ${toIso(ctx.now)}::timestamptz
      and not exists (
        select from clock c where c.org_id = ${ctx.orgId} and c.id = n.clock_id and c.due_at = n.due_at
          and case n.kind when 'breach' then c.breached_at is not null else c.ended_at is null end)`.execute(
    ctx.db,
  );
}

async function writeQuestions(ctx: Context, { picture }: Replay): Promise<void> {
  const states = Array.from(picture.questions, ([id, state]) => ({ id, state }));
  if (states.length === 0) return;
  await sql`
    update question q set state = s.state from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as s(id uuid, state text)
    where q.org_id = ${ctx.orgId} and q.id = s.id and q.state <> s.state`.execute(ctx.db);
}

async function writeState(
  ctx: Context,
  request: { id: string; owner_id: string | null; state: string },
  { picture, clocks }: Replay,
): Promise<void> {
  const state = requestState(picture, request.owner_id !== null);
  const answeredAt = clocks.filter((clock) => clock.ending === 'stopped').map((clock) => clock.endedAt ?? 0);
  await ctx.db
    .updateTable('request')
    .set({
      state,
      ...(picture.responded && answeredAt.length > 0 ? { last_answer_at: at(Math.max(...answeredAt)) } : {}),
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', request.id)
    .execute();
  const isOpen = (value: string) => (openStates as readonly string[]).includes(value);
  if (request.owner_id !== null && isOpen(request.state) !== isOpen(state)) {
    await changeLoad(ctx, request.owner_id, isOpen(state) ? 1 : -1);
  }
}

/** Counts an open item to a person or away from them; the count serves the choice of the next owner. */
export async function changeLoad(ctx: Context, userId: string, by: number): Promise<void> {
  await ctx.db
    .updateTable('membership')
    .set((eb) => ({ open_items: eb('open_items', '+', by) }))
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .execute();
}
