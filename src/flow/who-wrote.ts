import type { KnownAddresses } from '../channels/email/filters/index.ts';
import { judgedAutomation } from '../channels/email/filters/judged-automation.ts';
import type { ParsedMail } from '../channels/email/parsed-mail.ts';
import type { Context } from '../platform/context.ts';
import type { FoundConversation } from './intake/conversation-of.ts';
import { reachesContact } from './reaches-contact.ts';
import type { OwnMail } from './record-own-mail.ts';

/**
 * Who of us wrote a mail, and why it counts for nothing, if so. From an address that several share, the name in From
 * says it where exactly one member has it.
 */
export async function whoWrote(
  ctx: Context,
  found: FoundConversation,
  mail: ParsedMail,
  known: KnownAddresses,
): Promise<Pick<OwnMail, 'authorId' | 'automatic'>> {
  const { kind, reasons } = judgedAutomation(mail, known);
  if (kind !== 'personal') return { authorId: null, automatic: reasons };
  const authorId =
    known.staff.get(mail.from?.address ?? '') ?? (await memberNamed(ctx, mail.from?.name ?? ''));
  const reaches = await reachesContact(ctx, found, mail);
  return { authorId, automatic: reaches ? [] : [NOT_TO_THEM] };
}

/** Why a mail that went past the contact stops nothing. */
export const NOT_TO_THEM = 'it did not go to the contact';

async function memberNamed(ctx: Context, name: string): Promise<string | null> {
  if (name === '') return null;
  const rows = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .where('name', '=', name)
    .limit(2)
    .execute();
  return rows.length === 1 ? (rows[0]?.user_id ?? null) : null;
}
