import type { z } from 'zod';
import { lookForOwners } from '../../../people/look-for-owners.ts';
import { actorText, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { checkRules } from './check-rules.ts';
import type * as contract from './contract.ts';
import { refuseStale } from './refuse-stale.ts';
import { lockDeskRules } from './stored-rules.ts';

/** Puts the draft in force from now on; it changes no more. Throws DomainError `conflict` when it changed since. */
export async function switchOnRules(
  ctx: Context,
  deskId: string,
  { seen, note }: z.output<typeof contract.switchOnRules.body>,
): Promise<{ id: string; before: string | null }> {
  const { draft, inForce } = await lockDeskRules(ctx, deskId);
  refuseStale(draft, seen);
  if (!draft) throw new Error('a draft that was seen is gone under its lock');
  await checkRules(ctx, draft.rules);
  // A new id: among versions of the same instant the one with the latest id holds, however old its draft is.
  const id = newId();
  await ctx.db
    .updateTable('routing_version')
    .set({
      id,
      state: 'switched_on',
      valid_from: at(ctx.now),
      changed_by: actorText(ctx.actor),
      changed_at: at(ctx.now),
      note: note === '' ? null : note,
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', draft.id)
    .execute();
  await recordSwitch(ctx, deskId, id);
  return { id, before: inForce.id };
}

/** Keeps that rules came in force, and lets what waits for an owner be looked at by them. */
export async function recordSwitch(ctx: Context, deskId: string, versionId: string): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: 'routing.switched_on',
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `routing.switched_on:${versionId}`,
      data: { deskId, routingVersionId: versionId },
    },
  ]);
  await lookForOwners(ctx);
  await announce(ctx, { topics: ['routing', 'now'] });
}
