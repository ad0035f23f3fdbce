import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce } from '../../platform/ledger.ts';

/** Counts the library items that go out with a message of ours (S0-12); the same message counts each once. */
export async function recordUses(
  ctx: Context,
  used: { readonly messageId: string; readonly versionIds: readonly string[]; readonly requestId: string },
): Promise<void> {
  if (used.versionIds.length === 0) return;
  await sql`
    insert into asset_use (org_id, message_id, version_id, asset_id, request_id, at)
    select v.org_id, ${used.messageId}, v.id, v.asset_id, ${used.requestId}, ${at(ctx.now)}
    from library_version v where v.org_id = ${ctx.orgId} and v.id = any(${[...used.versionIds]}::uuid[])
    on conflict (org_id, message_id, version_id) do nothing`.execute(ctx.db);
  await announce(ctx, { topics: ['library'] });
}

/** The message was taken back before it went out: nothing was used. */
export async function forgetUses(ctx: Context, messageId: string): Promise<void> {
  await ctx.db
    .deleteFrom('asset_use')
    .where('org_id', '=', ctx.orgId)
    .where('message_id', '=', messageId)
    .execute();
  await announce(ctx, { topics: ['library'] });
}
