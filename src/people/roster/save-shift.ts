import { sql } from 'kysely';
import { DomainError } from '../../core/domain-error.ts';
import { DAY, type Instant, toIso } from '../../core/time/instant.ts';
import { actorText, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';
import { mainDesk } from '../main-desk.ts';
import { nearTime } from '../near-time.ts';
import { activeMember } from './active-member.ts';
import { tellOfShift } from './shift-facts.ts';

export interface ShiftInput {
  readonly userId: string;
  readonly kind: 'duty' | 'on_call';
  readonly rotaId: string | null;
  readonly from: Instant;
  readonly until: Instant;
  readonly note: string;
}

/** Longer ones are slips of the pen. */
const longest = { duty: DAY, on_call: 62 * DAY } as const;

/**
 * Adds a shift, or changes the one with that id; returns its id. Throws DomainError: `invalid` (`/until`),
 * `conflict` where it overlaps another of that person or of that rota (`/from`) or the person has left (`/userId`),
 * `not_found`.
 */
export async function saveShift(ctx: Context, input: ShiftInput, shiftId: string | null): Promise<string> {
  if (shiftId !== null) await lockShift(ctx, shiftId);
  checkSpan(ctx, input);
  // Locked, so that two shifts of one person can't be written past each other.
  await activeMember(
    ctx,
    input.userId,
    new DomainError('conflict', 'this person is no member any more', '/userId'),
  );
  if (input.rotaId !== null) await checkRota(ctx, input);
  const id = shiftId ?? newId();
  await refuseOverlap(ctx, input, id);
  const values = {
    user_id: input.userId,
    kind: input.kind,
    rota_id: input.rotaId,
    starts_at: at(input.from),
    ends_at: at(input.until),
    note: input.note,
  };
  if (shiftId === null) {
    await ctx.db
      .insertInto('shift')
      .values({ org_id: ctx.orgId, id, created_by: actorText(ctx.actor), ...values })
      .execute();
  } else {
    await ctx.db
      .updateTable('shift')
      .set(values)
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id)
      .execute();
  }
  await tellOfShift(ctx, shiftId === null ? 'shift.added' : 'shift.changed', {
    shiftId: id,
    ...spanOf(input),
  });
  return id;
}

async function lockShift(ctx: Context, id: string): Promise<void> {
  const shift = await ctx.db
    .selectFrom('shift')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!shift) throw notFound();
}

function spanOf({ userId, kind, rotaId, from, until }: ShiftInput) {
  return { userId, kind, rotaId, from, until };
}

function checkSpan(ctx: Context, { kind, rotaId, from, until }: ShiftInput): void {
  if (until <= from) throw new DomainError('invalid', 'a shift ends after it begins', '/until');
  if (until <= ctx.now) throw new DomainError('invalid', 'that time has passed already', '/until');
  if (until - from > longest[kind])
    throw new DomainError('invalid', `no longer than ${longest[kind] / DAY} days at once`, '/until');
  if (rotaId !== null && kind !== 'on_call')
    throw new DomainError('invalid', 'a turn of a rota is taken over on call', '/rotaId');
}

/** The rota is locked: one turn is taken over by one person. */
async function checkRota(ctx: Context, { rotaId }: ShiftInput): Promise<void> {
  const rota = await ctx.db
    .selectFrom('rota')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', rotaId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!rota) throw new DomainError('conflict', 'this rota stands no more', '/rotaId');
}

async function refuseOverlap(ctx: Context, input: ShiftInput, id: string): Promise<void> {
  const { userId, kind, rotaId, from, until } = input;
  const { rows } = await sql<{ userId: string; from: Instant; until: Instant }>`
    select user_id as "userId", starts_at as "from", ends_at as "until" from shift
    where org_id = ${ctx.orgId} and id <> ${id} and kind = ${kind}
      and rota_id is not distinct from ${rotaId}::uuid
      and (user_id = ${userId} or rota_id is not null)
      and starts_at < ${toIso(until)}::timestamptz and ends_at > ${toIso(from)}::timestamptz
    order by starts_at limit 1`.execute(ctx.db);
  const [other] = rows;
  if (!other) return;
  const { zone } = (await mainDesk(ctx)).spec;
  const span = `${nearTime(other.from, zone, ctx.now)} to ${nearTime(other.until, zone, ctx.now)}`;
  const who = other.userId === userId ? 'they have a shift' : 'somebody took that turn over';
  throw new DomainError('conflict', `${who} from ${span} already`, '/from');
}
