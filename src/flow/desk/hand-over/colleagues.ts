import { sql } from 'kysely';
import { type Duty, teamDuty } from '../../../people/duty.ts';
import type { Context } from '../../../platform/context.ts';
import { loadTerms } from '../../clocks/terms.ts';

/** The active members of the organisation, or those named, with their duty by the hours of a desk. */
export async function loadColleagues(
  ctx: Context,
  deskId: string,
  userIds: readonly string[] | null = null,
): Promise<Duty[]> {
  const { spec } = (await loadTerms(ctx)).deskAt(deskId, ctx.now);
  return teamDuty(ctx, null, spec, userIds && { userIds, roles: [] });
}

/** What speaks against giving them something now, in words for the one who gives; null when nothing does. */
export function warningOf({ name, onDutyUntil, awayBecause, openItems, loadLimit }: Duty): string | null {
  if (onDutyUntil === null) return `${name} is not on duty: ${awayBecause ?? 'off duty'}`;
  if (loadLimit !== null && openItems >= loadLimit)
    return `${name} has ${openItems} open, the most set for them`;
  return null;
}

/** What a member knows, and whether the request needs it. */
export interface Knows {
  readonly name: string;
  readonly level: number;
  readonly needed: boolean;
}

/** What each member knows: what the request was found to need in front, then the deepest. */
export async function knowledgeFor(
  ctx: Context,
  requestId: string,
): Promise<ReadonlyMap<string, readonly Knows[]>> {
  const { rows } = await sql<Knows & { user_id: string }>`
    with needed as (
      select n ->> 'skillId' as skill_id from (
        select needs from routing_decision where org_id = ${ctx.orgId} and request_id = ${requestId}
        order by at desc, id desc limit 1) d, jsonb_array_elements(d.needs) n
    )
    select k.user_id, s.name, k.level, s.id::text in (select skill_id from needed) as needed
    from member_skill k join skill s on s.org_id = ${ctx.orgId} and s.id = k.skill_id
    where k.org_id = ${ctx.orgId}
    order by needed desc, k.level desc, s.name`.execute(ctx.db);
  const known = rows.map(({ user_id, name, level, needed }) => ({ userId: user_id, name, level, needed }));
  return new Map(
    [...Map.groupBy(known, ({ userId }) => userId)].map(([userId, all]) => [
      userId,
      all.map(({ name, level, needed }) => ({ name, level, needed })),
    ]),
  );
}
