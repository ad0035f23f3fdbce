import { sql } from 'kysely';
import { DomainError } from '../../../core/domain-error.ts';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';

export interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly zone: string | null;
  readonly segment: 'A' | 'B' | 'C' | 'D' | 'P' | null;
  readonly merged_into: string | null;
}

/** What one contact may lend to another that has none. */
export const FILLED = ['email', 'phone', 'company', 'zone', 'segment'] as const;
export type Filled = (typeof FILLED)[number];

export interface ContactPair {
  readonly gone: ContactRow;
  readonly kept: ContactRow;
}

/** The same, held until the transaction ends. */
export async function lockPair(ctx: Context, goneId: string, keptId: string): Promise<ContactPair> {
  await lockContacts(ctx, [goneId, keptId]);
  return loadPair(ctx, goneId, keptId);
}

/** Holds contacts until the transaction ends, everywhere in the same order. What is written about them goes on. */
export async function lockContacts(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`select from contact where org_id = ${ctx.orgId} and id = any(${[...ids]}::uuid[])
    order by id for no key update`.execute(ctx.db);
}

/**
 * The contact that goes and the one that stays. Throws `not_found`, `invalid` for one and the same, and `conflict` for one
 * that has gone before.
 */
export async function loadPair(ctx: Context, goneId: string, keptId: string): Promise<ContactPair> {
  if (goneId === keptId) throw new DomainError('invalid', 'they are the same contact already', '/into');
  const rows = await ctx.db
    .selectFrom('contact')
    .select(['id', 'name', 'company', 'email', 'phone', 'zone', 'segment', 'merged_into'])
    .where('org_id', '=', ctx.orgId)
    .where('id', 'in', [goneId, keptId])
    .execute();
  const [gone, kept] = [rows.find(({ id }) => id === goneId), rows.find(({ id }) => id === keptId)];
  if (!gone || !kept) throw notFound();
  for (const one of [gone, kept])
    if (one.merged_into !== null)
      throw new DomainError('conflict', `${one.name} has gone into another contact already`);
  return { gone, kept };
}

/** What the one that stays has none of and the one that goes has. */
export function fillsOf(gone: ContactRow, kept: ContactRow): Filled[] {
  return FILLED.filter((name) => kept[name] === null && gone[name] !== null);
}
