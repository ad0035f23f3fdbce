import { sql } from 'kysely';
import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { recordChange } from './record-change.ts';
import { usedByRules } from './used-by-rules.ts';

/** Removes a team that nothing hangs on any more. Throws DomainError `conflict` and says what does. */
export async function deleteTeam(ctx: Context, teamId: string): Promise<void> {
  const team = await ctx.db
    .selectFrom('team')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', teamId)
    .forUpdate()
    .executeTakeFirst();
  if (!team) throw notFound();
  const holds = await holdsOn(ctx, teamId);
  if (holds !== null) throw new DomainError('conflict', holds);
  await ctx.db.deleteFrom('team').where('org_id', '=', ctx.orgId).where('id', '=', teamId).execute();
  const data = { teamId };
  await recordChange(ctx, { subjectKind: 'organisation', subjectId: ctx.orgId, kind: 'team.deleted', data });
}

async function holdsOn(ctx: Context, teamId: string): Promise<string | null> {
  const has = (table: string, column: string) =>
    sql`exists (select from ${sql.table(table)} x where x.org_id = ${ctx.orgId} and ${sql.ref(`x.${column}`)} = ${teamId})`;
  const { rows } = await sql<{ members: boolean; desks: boolean; asked: boolean }>`
    select ${has('membership', 'team_id')} as members, ${has('desk', 'team_id')} as desks,
      ${has('help_ask', 'to_team_id')} as asked`.execute(ctx.db);
  if (rows[0]?.members) return 'there are people in this team: move them to another one first';
  if (rows[0]?.desks) return 'a desk is answered by this team: give it to another one first';
  if (await usedByRules(ctx, { teamId })) return 'a routing rule asks this team: take it out there first';
  return rows[0]?.asked ? 'this team was asked for help, which stays on record' : null;
}
