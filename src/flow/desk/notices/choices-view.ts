import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { defaultChoice } from '../../../core/notice/notice-choice.ts';
import { toIso } from '../../../core/time/instant.ts';
import { memberZones } from '../../../people/member-zones.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { viewChoices } from './contract.ts';
import { loadChoices } from './load-choices.ts';

type View = z.input<typeof viewChoices.response>;
/** What the acting member chose; the key for push comes from outside the transaction. */
export type ChoicesView = Omit<View, 'push'> & { readonly browsers: View['push']['browsers'] };

export async function viewOwnChoices(ctx: Context, hasSystemMail: boolean): Promise<ChoicesView> {
  const me = actingUser(ctx);
  const choices = await loadChoices(ctx, [me]);
  const zones = await memberZones(ctx, [me]);
  const member = await ctx.db
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.org_id')
    .select(['m.email', 'o.is_demo'])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.user_id', '=', me)
    .executeTakeFirstOrThrow();
  const browsers = await ctx.db
    .selectFrom('push_subscription')
    .select(['id', 'label', 'added_at', 'endpoint'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', me)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return {
    choice: choices.get(me) ?? defaultChoice,
    zone: zones.get(me) ?? 'UTC',
    mail: { address: member.email, isPossible: hasSystemMail || member.is_demo },
    browsers: browsers.map((row) => ({
      id: row.id,
      label: row.label,
      addedAt: toIso(row.added_at),
      endpointHash: hashOf(row.endpoint),
    })),
  };
}

/** By which a page finds its own browser in the list; the address itself lets anybody reach that browser. */
function hashOf(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex');
}
