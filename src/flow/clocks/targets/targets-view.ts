import { sql } from 'kysely';
import type { z } from 'zod';
import { targetUnit } from '../../../core/clock/target-words.ts';
import type { Member } from '../../../platform/bindings.ts';
import type { Context } from '../../../platform/context.ts';
import type * as contract from './contract.ts';
import { targetKinds } from './target-kinds.ts';
import { mayApproveTarget, mayProposeTarget, targetRelations } from './target-rights.ts';
import { loadTargets } from './target-versions.ts';
import { viewTarget } from './version-view.ts';

type TargetsPage = z.input<typeof contract.targets.response>;

/** Every target in words, with what the caller may do about it. */
export async function viewTargets(ctx: Context, member: Member): Promise<TargetsPage> {
  const rows = await loadTargets(ctx);
  const { desks, people, open, executives } = await loadAround(ctx);
  const around = {
    ctx,
    roles: member.roles,
    relationOf: await targetRelations(ctx),
    deskIds: desks.map(({ id }) => id),
    nameOf: new Map(people.map(({ id, name }) => [`user:${id}`, name])),
    openClocks: new Map(open.map(({ id, clocks }) => [id, clocks])),
  };
  return {
    kinds: targetKinds.map(({ code, title }) => {
      const ofKind = rows.filter(({ clock_kind }) => clock_kind === code);
      return {
        kind: code,
        title,
        unit: targetUnit(code),
        versions: ofKind.map((row) => viewTarget(row, ofKind, around)),
      };
    }),
    desks,
    executives,
    can: [
      ...(mayProposeTarget(member.roles, 'tightening') ? (['propose'] as const) : []),
      ...(mayProposeTarget(member.roles, 'loosening') ? (['propose_looser'] as const) : []),
      ...(mayApproveTarget(member.roles, 'tightening', 'team') ? (['approve'] as const) : []),
      ...(mayApproveTarget(member.roles, 'loosening', 'team') ? (['approve_looser'] as const) : []),
    ],
  };
}

interface Around {
  readonly desks: { id: string; name: string }[];
  /** Those who proposed or decided something. */
  readonly people: { id: string; name: string }[];
  /** Open clocks by target version. */
  readonly open: { id: string; clocks: number }[];
  readonly executives: number;
}

async function loadAround(ctx: Context): Promise<Around> {
  const { rows } = await sql<Around>`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name, id), '[]')
        from desk where org_id = ${ctx.orgId}) as desks,
      (select coalesce(json_agg(json_build_object('id', m.user_id, 'name', m.name)), '[]') from membership m
        where m.org_id = ${ctx.orgId} and exists (select from target_version t
          where t.org_id = ${ctx.orgId} and 'user:' || m.user_id in (t.proposed_by, t.decided_by))) as people,
      (select coalesce(json_agg(o), '[]') from (
        select target_version_id as id, count(*) as clocks from clock
        where org_id = ${ctx.orgId} and ended_at is null group by target_version_id) o) as open,
      (select count(*)::int from membership
        where org_id = ${ctx.orgId} and active and 'executive' = any(roles)) as executives`.execute(ctx.db);
  return rows[0] ?? { desks: [], people: [], open: [], executives: 0 };
}
