import type { z } from 'zod';
import { DomainError } from '../../../core/domain-error.ts';
import { defaultRules } from '../../../core/routing/rules.ts';
import { toIso } from '../../../core/time/instant.ts';
import { actorText, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import { checkRules } from './check-rules.ts';
import type * as contract from './contract.ts';
import { lockDeskRules } from './stored-rules.ts';
import { recordSwitch } from './switch-on-rules.ts';

/**
 * Puts an earlier version in force again, as a new one; the draft stays. Throws DomainError `conflict` when other rules
 * than the caller saw are in force, `invalid` when the version names a skill or a team that is gone.
 */
export async function switchBackRules(
  ctx: Context,
  deskId: string,
  { versionId, inForce }: z.output<typeof contract.switchBackRules.body>,
): Promise<{ id: string }> {
  const current = await lockDeskRules(ctx, deskId);
  if (current.inForce.id !== inForce)
    throw new DomainError('conflict', 'other rules were switched on meanwhile', '/inForce');
  const earlier = current.history.find(({ id }) => id === versionId);
  if (!earlier && versionId !== null) throw notFound();
  const rules = earlier?.rules ?? defaultRules;
  await checkRules(ctx, rules);
  const id = newId();
  await ctx.db
    .insertInto('routing_version')
    .values({
      org_id: ctx.orgId,
      id,
      desk_id: deskId,
      state: 'switched_on',
      valid_from: at(ctx.now),
      rules: JSON.stringify(rules),
      changed_by: actorText(ctx.actor),
      changed_at: at(ctx.now),
      note: earlier?.validFrom ? `as from ${toIso(earlier.validFrom)}` : 'the defaults',
    })
    .execute();
  await recordSwitch(ctx, deskId, id);
  return { id };
}
