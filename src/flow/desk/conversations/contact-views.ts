import { sql } from 'kysely';
import type { z } from 'zod';
import { DAY, type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';
import type * as contract from './contract.ts';
import { type ContactRow, fillsOf, loadPair } from './load-contacts.ts';

type Duplicate = z.input<typeof contract.duplicates.response>['items'][number];
type Preview = z.input<typeof contract.mergePreview.response>;

const MOST = 5;
/** Names of mailboxes that many companies have. */
const GENERAL = [
  'info',
  'sales',
  'office',
  'contact',
  'hello',
  'mail',
  'support',
  'service',
  'admin',
  'enquiries',
];

/** Contacts that look like the same person: the same phone; name and mail domain; mailbox name and company. Throws `not_found`. */
export async function viewDuplicates(ctx: Context, contactId: string): Promise<Duplicate[]> {
  const known = await ctx.db
    .selectFrom('contact')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', contactId)
    .executeTakeFirst();
  if (!known) throw notFound();
  const { rows } = await sql<Duplicate>`
    select * from (
      select distinct on (o.id) o.id, o.name, o.company, o.email, o.phone, case
        when o.phone = c.phone then 'same_phone'
        when lower(o.name) = lower(c.name) and split_part(o.email, '@', 2) = split_part(c.email, '@', 2) then 'same_name'
        when lower(o.company) = lower(c.company) and split_part(o.email, '@', 1) = split_part(c.email, '@', 1)
          and split_part(c.email, '@', 1) <> all(${GENERAL}) then 'same_mailbox_name' end as why
      from contact c
      join contact o on o.org_id = ${ctx.orgId} and o.id <> c.id and o.merged_into is null
        and (o.phone = c.phone or lower(o.name) = lower(c.name) or lower(o.company) = lower(c.company))
      where c.org_id = ${ctx.orgId} and c.id = ${contactId}) found
    where why is not null order by why, name, id limit ${MOST}`.execute(ctx.db);
  return rows;
}

/** What would go over if two contacts were one person, and what speaks against it. Throws as `loadPair`. */
export async function viewMergePreview(ctx: Context, goneId: string, keptId: string): Promise<Preview> {
  const { gone, kept } = await loadPair(ctx, goneId, keptId);
  const { rows } = await sql<Preview['moves']>`
    select count(*)::int as requests,
      (count(*) filter (where r.state in ('received', 'assigned', 'interim', 'reopened')))::int as "openRequests",
      coalesce(sum((select count(*) from message m where m.org_id = ${ctx.orgId} and m.request_id = r.id)), 0)::int
        as messages,
      (select count(*)::int from call k where k.org_id = ${ctx.orgId} and k.contact_id = ${goneId}) as calls,
      coalesce(sum((select count(*) from follow_up f
        where f.org_id = ${ctx.orgId} and f.request_id = r.id and f.state = 'planned')), 0)::int as "followUps",
      (select count(*)::int from page_view p where p.org_id = ${ctx.orgId} and p.contact_id = ${goneId}) as pages
    from request r where r.org_id = ${ctx.orgId} and r.contact_id = ${goneId}`.execute(ctx.db);
  return {
    goes: cardOf(gone),
    stays: cardOf(kept),
    moves: rows[0] as Preview['moves'],
    fills: fillsOf(gone, kept),
    doubts: doubtsOf(gone, kept),
  };
}

function cardOf({ id, name, company, email, phone }: ContactRow): Preview['goes'] {
  return { id, name, company, email, phone };
}

/** What is odd about two contacts that are said to be one person. */
function doubtsOf(gone: ContactRow, kept: ContactRow): string[] {
  const differ = (one: string | null, other: string | null) =>
    one !== null && other !== null && one.trim().toLowerCase() !== other.trim().toLowerCase();
  return [
    ...(differ(gone.name, kept.name) ? [`Their names differ: ${gone.name} and ${kept.name}.`] : []),
    ...(differ(gone.company, kept.company)
      ? [`Their companies differ: ${gone.company} and ${kept.company}.`]
      : []),
    ...(differ(gone.zone, kept.zone)
      ? [`They are in different time zones: ${gone.zone} and ${kept.zone}.`]
      : []),
    ...(differ(gone.segment, kept.segment)
      ? [`They are in different segments; ${kept.segment} stays and ${gone.segment} goes.`]
      : []),
  ];
}

interface Same {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly merge_id: string | null;
  readonly merged_at: Instant | null;
}

/** The contacts that went into one, newest first, each with how long that can be taken back. */
export async function viewSameAs(
  ctx: Context,
  contactId: string,
): Promise<z.input<typeof contract.sameAs>[]> {
  const { rows } = await sql<Same>`
    select c.name, c.email, c.phone, m.id as merge_id, m.merged_at
    from contact c
    left join lateral (
      select g.id, g.merged_at from contact_merge g
      where g.org_id = ${ctx.orgId} and g.gone_id = c.id and g.kept_id = ${contactId} and g.undone_at is null
      order by g.merged_at desc limit 1) m on true
    where c.org_id = ${ctx.orgId} and c.merged_into = ${contactId}
    order by m.merged_at desc nulls last, c.id`.execute(ctx.db);
  return rows.map(({ merge_id, merged_at, ...one }) => ({
    ...one,
    mergeId: merge_id,
    undoUntil: merged_at !== null && merged_at + DAY >= ctx.now ? toIso(merged_at + DAY) : null,
  }));
}
