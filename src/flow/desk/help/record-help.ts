import type { UpdateObject } from 'kysely';
import type { FactKind } from '../../../core/clock/fact.ts';
import type { Context } from '../../../platform/context.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import type { Schema } from '../../../platform/schema.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';

interface HelpFact {
  readonly requestId: string;
  readonly kind: FactKind & `help.${string}`;
  readonly data: { readonly askId: string };
}

/** Appends what happened to an ask, a person's act now; words stay in the table. */
export async function appendHelp(ctx: Context, { requestId, kind, data }: HelpFact): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'request',
      subjectId: requestId,
      kind,
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `${kind}:${newId()}`,
      data,
    },
  ]);
}

/** Writes a change of an ask with its fact and lets clocks and pages follow. */
export async function recordHelp(
  ctx: Context,
  fact: HelpFact,
  change: UpdateObject<Schema, 'help_ask'>,
): Promise<void> {
  await ctx.db
    .updateTable('help_ask')
    .set(change)
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', fact.data.askId)
    .execute();
  await appendHelp(ctx, fact);
  await refreshClocks(ctx, fact.requestId);
  await announceHelp(ctx, fact.requestId);
}

export async function announceHelp(ctx: Context, requestId: string): Promise<void> {
  await announce(ctx, { requestIds: [requestId], topics: ['help'] });
}
