import { type Fact, inReplayOrder } from '../../core/clock/fact.ts';
import { clockKinds } from '../../core/clock/kinds/index.ts';
import { type Clock, isBreached, type Replay, replay } from '../../core/clock/replay.ts';
import { openStates, requestState } from '../../core/request/request-state.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { wakeTimekeeper } from './clock-insert.ts';
import { clockColumns, clockRow } from './clock-row.ts';
import { loadTerms } from './terms.ts';

/** The facts of a request that clocks read; `clock.*` facts are their result and left out. */
export async function loadFacts(ctx: Context, requestId: string): Promise<Fact[]> {
  const rows = await ctx.db
    .selectFrom('fact')
    .select(['id', 'kind', 'occurred_at', 'recorded_at', 'evidence', 'source_key', 'data'])
    .where('org_id', '=', ctx.orgId)
    .where('subject_id', '=', requestId)
    .where('kind', 'not like', 'clock.%')
    .execute();
  const facts = rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    evidence: row.evidence,
    sourceKey: row.source_key,
    data: row.data,
  })) as Fact[];
  return inReplayOrder(facts);
}

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
  const result = replay(await loadFacts(ctx, requestId), clockKinds, terms.forDesk(request.desk_id));
  await writeClocks(ctx, requestId, result.clocks);
  await writeQuestions(ctx, result);
  await writeState(ctx, request, result);
  return result;
}

type Cached = { id: string; kind: string; about: string; breached_at: Instant | null };

async function writeClocks(ctx: Context, requestId: string, clocks: readonly Clock[]): Promise<void> {
  const cached: Cached[] = await ctx.db
    .selectFrom('clock')
    .select(['id', 'kind', 'about', 'breached_at'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .execute();
  const idOf = new Map(cached.map((row) => [`${row.kind} ${row.about}`, row]));
  const rows = [];
  for (const clock of clocks) {
    const known = idOf.get(`${clock.kind.code} ${clock.about}`);
    const breachedAt = known?.breached_at != null && isBreached(clock, ctx.now) ? clock.dueAt : null;
    if (known?.breached_at != null && breachedAt === null) await withdrawBreach(ctx, requestId, known, clock);
    rows.push(clockRow(ctx, requestId, known?.id ?? newId(), clock, breachedAt));
  }
  await ctx.db
    .deleteFrom('clock')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .execute();
  await insertRows(ctx, 'clock', clockColumns, rows);
  await wakeTimekeeper(ctx, { rows });
}

/** New evidence shows that the deadline was met: the breach is taken back with a visible line, never in silence. */
async function withdrawBreach(ctx: Context, requestId: string, known: Cached, clock: Clock): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'request',
      subjectId: requestId,
      kind: 'clock.breach_withdrawn',
      occurredAt: ctx.now,
      evidence: 'rule',
      sourceKey: `withdrawn:${known.id}:${clock.story.at(-1)?.factId ?? ''}`,
      data: {
        clockId: known.id,
        kind: known.kind,
        dueAt: clock.dueAt,
        endedAt: clock.endedAt,
        reason: clock.endReason,
      },
    },
  ]);
}

async function writeQuestions(ctx: Context, { picture }: Replay): Promise<void> {
  for (const [id, state] of picture.questions) {
    await ctx.db
      .updateTable('question')
      .set({ state })
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id)
      .where('state', '!=', state)
      .execute();
  }
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
