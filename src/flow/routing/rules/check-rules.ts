import { sql } from 'kysely';
import { DomainError } from '../../../core/domain-error.ts';
import type { RoutingRules } from '../../../core/routing/rules.ts';
import type { Context } from '../../../platform/context.ts';

/** Throws DomainError `invalid` with a pointer under `/rules` for what the shape alone can't tell. */
export async function checkRules(ctx: Context, { silenceMinutes, rows }: RoutingRules): Promise<void> {
  const [first, second] = silenceMinutes;
  if (second <= first)
    throw new DomainError('invalid', 'the second time must come after the first', '/rules/silenceMinutes/1');
  const skills = await known(ctx, 'skill', [...new Set(rows.flatMap(({ needs }) => needs))]);
  const teams = await known(ctx, 'team', [...new Set(rows.flatMap(({ teamId }) => teamId ?? []))]);
  const seen = new Set<string>();
  rows.forEach((row, place) => {
    const at = `/rules/rows/${place}`;
    if (seen.has(row.id)) throw new DomainError('invalid', 'this row stands here twice', `${at}/id`);
    seen.add(row.id);
    row.needs.forEach((id, index) => {
      if (!skills.has(id)) throw new DomainError('invalid', 'there is no such skill', `${at}/needs/${index}`);
    });
    if (row.teamId !== null && !teams.has(row.teamId))
      throw new DomainError('invalid', 'there is no such team', `${at}/teamId`);
  });
}

/** Held until the end of the transaction, so that they do not go while rules that name them are written. */
async function known(ctx: Context, table: 'skill' | 'team', ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where org_id = ${ctx.orgId} and id = any(${[...ids]}::uuid[])
    for key share`.execute(ctx.db);
  return new Set(rows.map(({ id }) => id));
}
