import { DomainError } from '../../core/domain-error.ts';
import { parseDate } from '../../core/time/local-day.ts';
import { isZone } from '../../core/time/zone-clock.ts';
import type { Context } from '../../platform/context.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';
import type { RotaPurpose } from '../../platform/schema.ts';

export interface RotaInput {
  readonly name: string;
  readonly purpose: RotaPurpose;
  readonly zone: string;
  /** `YYYY-MM-DD` */
  readonly startsOn: string;
  /** `HH:MM` */
  readonly turnsAt: string;
  readonly turnDays: number;
  readonly members: readonly string[];
}

/**
 * Adds a rota, or changes the one with that id, which brings a removed one back; returns its id. Throws DomainError:
 * `invalid` (`/zone`, `/startsOn`), `conflict` where somebody has left (`/members/0`), `not_found`.
 */
export async function saveRota(ctx: Context, input: RotaInput, rotaId: string | null): Promise<string> {
  if (!isZone(input.zone)) throw new DomainError('invalid', `"${input.zone}" is no known time zone`, '/zone');
  if (parseDate(input.startsOn) === null)
    throw new DomainError('invalid', `"${input.startsOn}" is no date such as 2026-12-24`, '/startsOn');
  if (rotaId !== null) await lockRota(ctx, rotaId);
  await checkMembers(ctx, input.members);
  const id = rotaId ?? newId();
  await writeRota(ctx, input, rotaId, id);
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: 'rota.saved',
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `rota:${newId()}`,
      data: { rotaId: id, ...turnsOf(input), members: input.members },
    },
  ]);
  await announce(ctx, { topics: ['people'] });
  return id;
}

function turnsOf({ purpose, zone, startsOn, turnsAt, turnDays }: RotaInput) {
  return { purpose, zone, startsOn, turnsAt, turnDays };
}

async function lockRota(ctx: Context, id: string): Promise<void> {
  const rota = await ctx.db
    .selectFrom('rota')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!rota) throw notFound();
}

async function checkMembers(ctx: Context, members: readonly string[]): Promise<void> {
  const active = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', 'in', [...members])
    .where('active', '=', true)
    .execute();
  const known = new Set(active.map(({ user_id }) => user_id));
  const strange = members.findIndex((userId) => !known.has(userId));
  if (strange >= 0)
    throw new DomainError('conflict', 'this person is no member any more', `/members/${strange}`);
}

async function writeRota(ctx: Context, input: RotaInput, rotaId: string | null, id: string): Promise<void> {
  const { name, purpose, zone, startsOn: starts_on, turnsAt: turns_at, turnDays: turn_days } = input;
  const values = { name, purpose, zone, starts_on, turns_at, turn_days, removed_at: null };
  if (rotaId === null) {
    await ctx.db
      .insertInto('rota')
      .values({ org_id: ctx.orgId, id, ...values })
      .execute();
  } else {
    await ctx.db
      .updateTable('rota')
      .set(values)
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id)
      .execute();
    await ctx.db
      .deleteFrom('rota_member')
      .where('org_id', '=', ctx.orgId)
      .where('rota_id', '=', id)
      .execute();
  }
  const places = input.members.map((user_id, position) => ({
    org_id: ctx.orgId,
    rota_id: id,
    position,
    user_id,
  }));
  await ctx.db.insertInto('rota_member').values(places).execute();
}
