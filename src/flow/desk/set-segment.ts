import type { Segment } from '../../core/clock/fact.ts';
import type { Context } from '../../platform/context.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';

/**
 * Puts a contact into a value group, or out of it with null. Requests that came in before keep the group they came in
 * with. Throws `not_found`.
 */
export async function setSegment(
  ctx: Context,
  input: { readonly contactId: string; readonly segment: Segment | null },
): Promise<void> {
  const { contactId, segment } = input;
  const contact = await ctx.db
    .selectFrom('contact')
    .select('segment')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', contactId)
    .forUpdate()
    .executeTakeFirst();
  if (!contact) throw notFound();
  if (contact.segment === segment) return;
  await ctx.db
    .updateTable('contact')
    .set({ segment })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', contactId)
    .execute();
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: 'contact.segmented',
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `contact.segmented:${newId()}`,
      data: { contactId, segment, before: contact.segment },
    },
  ]);
  await announce(ctx, { requestIds: await requestsOf(ctx, contactId) });
}

/** The newest are enough: older ones are hardly open on anybody's screen. */
async function requestsOf(ctx: Context, contactId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('request')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('contact_id', '=', contactId)
    .orderBy('received_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ id }) => id);
}
