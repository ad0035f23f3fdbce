import { sql } from 'kysely';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts, type NewFact } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { actFact } from '../../clocks/act-fact.ts';
import { type ContactRow, type Filled, fillsOf, lockPair } from './load-contacts.ts';

/** What belongs to a contact by its id. */
const MOVED = ['conversation', 'request', 'call', 'page_view', 'buyer_word', 'referral'] as const;

/** What a merge of two contacts changed, so that it can be taken back. */
export interface MovedContact {
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** Contacts that had gone into the one that went before. */
  readonly earlier: readonly string[];
  /** What the one that stays took over, having none. */
  readonly filled: Readonly<Partial<Record<Filled, string>>>;
}

/**
 * Two contacts are one person: what belongs to the one goes to the other, who stays. The one that went keeps its address
 * and leads to the other, so that mail from either finds the same person. Throws `not_found`, `invalid` and `conflict`.
 */
export async function mergeContacts(
  ctx: Context,
  input: { readonly contactId: string; readonly into: string },
): Promise<{ mergeId: string; contactId: string }> {
  const { gone, kept } = await lockPair(ctx, input.contactId, input.into);
  const mergeId = newId();
  const rows = await moveAll(ctx, gone.id, kept.id);
  const filled = await fill(ctx, gone, kept);
  const earlier = await lead(ctx, gone.id, kept.id);
  const moved: MovedContact = { rows, earlier, filled };
  await ctx.db
    .insertInto('contact_merge')
    .values({
      ...{ org_id: ctx.orgId, id: mergeId, gone_id: gone.id, kept_id: kept.id },
      ...{
        merged_by: actingUser(ctx),
        merged_at: at(ctx.now),
        moved: JSON.stringify(moved),
        undone_at: null,
      },
    })
    .execute();
  await noteChange(ctx, { mergeId, from: gone.id, to: kept.id, requestIds: rows.request ?? [] });
  return { mergeId, contactId: kept.id };
}

async function moveAll(ctx: Context, from: string, to: string): Promise<Record<string, string[]>> {
  const moved: Record<string, string[]> = {};
  for (const table of MOVED) {
    const { rows } = await sql<{ id: string }>`update ${sql.table(table)} set contact_id = ${to}
      where org_id = ${ctx.orgId} and contact_id = ${from} returning id`.execute(ctx.db);
    moved[table] = rows.map(({ id }) => id);
  }
  return moved;
}

/** An address is of one contact alone, so it is given away; the rest is lent. */
async function fill(ctx: Context, gone: ContactRow, kept: ContactRow): Promise<MovedContact['filled']> {
  const filled: Partial<Record<Filled, string>> = Object.fromEntries(
    fillsOf(gone, kept).map((name) => [name, gone[name]]),
  );
  if (filled.email !== undefined) await write(ctx, gone.id, { email: null });
  if (Object.keys(filled).length > 0) await write(ctx, kept.id, filled);
  await keepRefusals(ctx, gone.id, kept.id);
  return filled;
}

/** Who wants no mail or no questions by one address wants none by the other, also once the two are apart again. */
async function keepRefusals(ctx: Context, from: string, to: string): Promise<void> {
  await sql`
    update contact k set no_contact_at = coalesce(k.no_contact_at, g.no_contact_at),
      no_questions_at = coalesce(k.no_questions_at, g.no_questions_at),
      asked_at = greatest(k.asked_at, g.asked_at),
      asked_in = case when g.asked_at > coalesce(k.asked_at, '-infinity') then g.asked_in else k.asked_in end
    from contact g
    where k.org_id = ${ctx.orgId} and k.id = ${to} and g.org_id = ${ctx.orgId} and g.id = ${from}`.execute(
    ctx.db,
  );
}

async function lead(ctx: Context, from: string, to: string): Promise<string[]> {
  const earlier = await ctx.db
    .updateTable('contact')
    .set({ merged_into: to })
    .where('org_id', '=', ctx.orgId)
    .where('merged_into', '=', from)
    .returning('id')
    .execute();
  await ctx.db
    .updateTable('contact')
    .set({ merged_into: to })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', from)
    .execute();
  return earlier.map(({ id }) => id);
}

/** Writes what is known of a contact; what is left out stays. */
export async function write(
  ctx: Context,
  contactId: string,
  values: Readonly<Partial<Record<Filled, string | null>>>,
): Promise<void> {
  await ctx.db
    .updateTable('contact')
    .set(values as Partial<Pick<ContactRow, Filled>>)
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', contactId)
    .execute();
}

/** The fact on every request that changed its contact, and one for the organisation; every page learns of it. */
export async function noteChange(
  ctx: Context,
  change: {
    readonly mergeId: string;
    readonly from: string;
    readonly to: string;
    readonly requestIds: readonly string[];
  },
): Promise<void> {
  const { from, to, requestIds } = change;
  const key = `${change.mergeId}:${from}`;
  const whole: NewFact = {
    ...actFact(ctx, ctx.orgId, { kind: 'contact.changed', key, data: { from, to } }),
    subjectKind: 'organisation',
  };
  await appendFacts(ctx, [
    whole,
    ...requestIds.map((id) =>
      actFact(ctx, id, { kind: 'contact.changed', key: `${key}:${id}`, data: { from, to } }),
    ),
  ]);
  await announce(ctx, { requestIds });
}
