import { sql } from 'kysely';
import type { z } from 'zod';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import type { libraryChoices } from './contract.ts';
import { mayApprove } from './library-rights.ts';

/** What an item can be for, and who may own it: members who read what passes with contacts. */
export async function viewChoices(
  ctx: Context,
  member: Member,
): Promise<z.input<typeof libraryChoices.response>> {
  const skills = await ctx.db
    .selectFrom('skill')
    .select(['id', 'name', 'kind'])
    .where('org_id', '=', ctx.orgId)
    .where('kind', 'in', ['product', 'industry'])
    .orderBy(sql`lower(name)`)
    .execute();
  const people = await ctx.db
    .selectFrom('membership')
    .select(['user_id as id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .orderBy('name')
    .execute();
  const of = (kind: string) =>
    skills.filter((skill) => skill.kind === kind).map(({ id, name }) => ({ id, name }));
  return {
    products: of('product'),
    industries: of('industry'),
    people,
    mayApprove: mayApprove(member.roles),
  };
}
