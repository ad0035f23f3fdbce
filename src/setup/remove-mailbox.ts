import type { Context } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import { dropAddresses } from './claim-addresses.ts';
import { noteChange } from './note-change.ts';
import { loadMailbox } from './save-mailbox.ts';

/** Stops listening to a mailbox and forgets its passwords; what came in stays. */
export async function removeMailbox(ctx: Context, id: string): Promise<void> {
  await loadMailbox(ctx, id);
  await ctx.db
    .updateTable('mailbox')
    .set({ removed_at: at(ctx.now), imap: null, smtp: null })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await dropAddresses(ctx, id);
  await noteChange(ctx, { kind: 'mailbox.removed', subjectId: id, topics: ['mailboxes'] });
}
