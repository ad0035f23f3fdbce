import { sql } from 'kysely';
import { DomainError } from '../../../core/domain-error.ts';
import { isFreemail } from '../../../core/mail/freemail.ts';
import { domainOf } from '../../../core/mail/sender-warning.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import { lockWithRight } from '../rights/request-rights.ts';

/**
 * From now on mail and web forms of the contact of a request, under any address of theirs, or of everybody at their
 * domain, go to Filtered. Open requests of theirs stay open: whoever waits is owed an answer. Who may dispose of the request may do it
 * (DOMAIN 2.6). Throws `not_found`, and `conflict` for an address or a domain of our own, and for a domain at which anybody
 * has a mailbox.
 */
export async function blockSender(
  ctx: Context,
  input: { readonly requestId: string; readonly what: 'address' | 'domain' },
): Promise<{ ids: string[]; values: string[] }> {
  const { requestId, what } = input;
  await lockWithRight(ctx, 'mark', requestId);
  await holdList(ctx);
  const addresses = await addressesOf(ctx, requestId);
  const ours = await ownAddresses(ctx);
  const own = addresses.find((address) => ours.has(address));
  if (own !== undefined) throw new DomainError('conflict', `${own} is one of ours`);
  const values = what === 'address' ? addresses : [wholeDomain(addresses[0] ?? '', ours)];
  const ids: string[] = [];
  for (const value of values)
    ids.push((await standing(ctx, value)) ?? (await block(ctx, { requestId, kind: what, value })));
  return { ids, values };
}

/** The domain of an address. Throws `conflict` for one of ours, and where anybody has a mailbox. */
function wholeDomain(address: string, ours: ReadonlySet<string>): string {
  const domain = domainOf(address);
  if ([...ours].some((own) => domainOf(own) === domain))
    throw new DomainError('conflict', `${domain} is a domain of ours`);
  if (isFreemail(domain))
    throw new DomainError('conflict', `anybody has a mailbox at ${domain}; block the address alone`);
  return domain;
}

async function block(
  ctx: Context,
  {
    requestId,
    kind,
    value,
  }: { readonly requestId: string; readonly kind: 'address' | 'domain'; readonly value: string },
): Promise<string> {
  const id = newId();
  await ctx.db
    .insertInto('blocked_sender')
    .values({
      ...{ org_id: ctx.orgId, id, kind, value, request_id: requestId },
      ...{ blocked_by: actingUser(ctx), blocked_at: at(ctx.now), lifted_by: null, lifted_at: null },
    })
    .execute();
  await record(ctx, 'sender.blocked', id);
  return id;
}

/** Lets a sender in again; nothing happens where it is let in already. Throws `not_found`. */
export async function liftBlock(ctx: Context, id: string): Promise<void> {
  const row = await lockBlock(ctx, id);
  if (row.lifted_at !== null) return;
  await ctx.db
    .updateTable('blocked_sender')
    .set({ lifted_at: at(ctx.now), lifted_by: actingUser(ctx) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'sender.unblocked', id);
}

/** Takes an unblocking back. Throws `not_found`. */
export async function blockAgain(ctx: Context, id: string): Promise<void> {
  await holdList(ctx);
  const row = await lockBlock(ctx, id);
  if (row.lifted_at === null || (await standing(ctx, row.value))) return;
  await ctx.db
    .updateTable('blocked_sender')
    .set({ lifted_at: null, lifted_by: null })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'sender.blocked', id);
}

/** A value stands once: two people who block the same one take turns. */
async function holdList(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`blocked:${ctx.orgId}`}, 7))`.execute(ctx.db);
}

async function lockBlock(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('blocked_sender')
    .select(['value', 'lifted_at'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Facts name the block by its id: an address is personal. */
async function record(ctx: Context, kind: string, blockId: string): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind,
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `${kind}:${newId()}`,
      data: { blockId },
    },
  ]);
  await announce(ctx, { topics: ['filtered'] });
}

/** The address we write to in front, then those of contacts found to be the same person. Throws `conflict` when there is none. */
async function addressesOf(ctx: Context, requestId: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select lower(c.email) as email
    from request r join contact c on c.org_id = ${ctx.orgId} and (c.id = r.contact_id or c.merged_into = r.contact_id)
    where r.org_id = ${ctx.orgId} and r.id = ${requestId} and c.email is not null
    order by c.id = r.contact_id desc, c.id`.execute(ctx.db);
  if (rows.length === 0) throw new DomainError('conflict', 'this contact has no mail address to block');
  return rows.map(({ email }) => email);
}

async function standing(ctx: Context, value: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('blocked_sender')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('value', '=', value)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** Of our mailboxes and of everybody who works here. */
async function ownAddresses(ctx: Context): Promise<Set<string>> {
  const boxes = await ctx.db
    .selectFrom('mailbox')
    .select('address')
    .where('org_id', '=', ctx.orgId)
    .where('removed_at', 'is', null)
    .execute();
  const members = await ctx.db
    .selectFrom('membership')
    .select('email')
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .execute();
  return new Set([
    ...boxes.map(({ address }) => address),
    ...members.map(({ email }) => email.toLowerCase()),
  ]);
}
