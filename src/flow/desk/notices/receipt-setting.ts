import type { z } from 'zod';
import { defaultReceipt, type Receipt } from '../../../core/notice/receipt.ts';
import type { Member } from '../../../platform/bindings.ts';
import type { Context } from '../../../platform/context.ts';
import { loadTerms } from '../../clocks/terms.ts';
import type { viewReceipt } from './contract.ts';
import { opensText } from './opens-text.ts';

const KEY = 'receipt';

/** The automatic receipt as set; off until somebody switches it on. */
export async function loadReceipt(ctx: Context): Promise<Receipt> {
  const row = await ctx.db
    .selectFrom('setting')
    .select('value')
    .where('org_id', '=', ctx.orgId)
    .where('key', '=', KEY)
    .executeTakeFirst();
  return { ...defaultReceipt, ...(row?.value as Partial<Receipt> | undefined) };
}

export async function storeReceipt(ctx: Context, { on, text }: Receipt): Promise<void> {
  const value = JSON.stringify({ on, text });
  await ctx.db
    .insertInto('setting')
    .values({ org_id: ctx.orgId, key: KEY, value })
    .onConflict((conflict) => conflict.columns(['org_id', 'key']).doUpdateSet({ value }))
    .execute();
}

export async function viewReceiptSetting(
  ctx: Context,
  { roles }: Member,
): Promise<z.input<typeof viewReceipt.response>> {
  const desk = await ctx.db
    .selectFrom('desk as d')
    .innerJoin('organisation as o', 'o.id', 'd.org_id')
    .select(['d.id', 'o.name'])
    .where('d.org_id', '=', ctx.orgId)
    .orderBy('d.id')
    .executeTakeFirstOrThrow();
  const { spec } = (await loadTerms(ctx)).deskAt(desk.id, ctx.now);
  return {
    ...(await loadReceipt(ctx)),
    usualText: defaultReceipt.text,
    mayEdit: roles.some((role) => role === 'admin' || role === 'manager'),
    example: {
      name: 'Isla Byrne',
      subject: 'Which pump stands whey at 60 degrees?',
      company: desk.name,
      opens: opensText(spec, ctx.now),
    },
  };
}
