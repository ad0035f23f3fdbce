import { sql } from 'kysely';
import { isFreemail } from '../../../core/mail/freemail.ts';
import { registeredDomain } from '../../../core/mail/registered-domain.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';

/** A contact as scorecards know them; one that was merged is the one it went into. */
export interface Customer {
  readonly contactId: string;
  readonly name: string;
  readonly company: string | null;
  /** A mail domain that is theirs alone: everybody with it is of one company. null: none is known. */
  readonly domain: string | null;
}

/** The customer of a contact; null when there is none of that id. */
export async function customerOf(ctx: Context, contactId: string): Promise<Customer | null> {
  const { rows } = await sql<{ id: string; name: string; company: string | null; email: string | null }>`
    select t.id, t.name, t.company, t.email from contact c
    join contact t on t.org_id = ${ctx.orgId} and t.id = coalesce(c.merged_into, c.id)
    where c.org_id = ${ctx.orgId} and c.id = ${contactId}`.execute(ctx.db);
  const [row] = rows;
  if (!row) return null;
  return { contactId: row.id, name: row.name, company: row.company, domain: ownDomain(row.email) };
}

function ownDomain(email: string | null): string | null {
  const domain = email?.split('@').at(-1)?.toLowerCase() ?? '';
  if (domain === '' || isFreemail(domain)) return null;
  const registered = registeredDomain(domain);
  return isFreemail(registered) ? null : registered;
}

/** More than anybody asks in a quarter; what is beyond is not read. */
const MOST_REQUESTS = 5_000;

/** The requests of a customer received since an instant: the contact's, or of all who write from their domain. */
export async function requestsOfCustomer(
  ctx: Context,
  customer: Customer,
  scope: 'contact' | 'company',
  since: Instant,
): Promise<string[]> {
  const whole = scope === 'company' ? customer.domain : null;
  const address = sql`split_part(lower(c.email), '@', 2)`;
  const ofCompany = sql`(${address} = ${whole} or right(${address}, length(${whole}::text) + 1) = '.' || ${whole})`;
  const { rows } = await sql<{ id: string }>`
    select r.id from request r
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    where r.org_id = ${ctx.orgId} and r.received_at >= ${toIso(since)}::timestamptz
      and (${customer.contactId} in (c.id, c.merged_into) ${whole === null ? sql`` : sql`or ${ofCompany}`})
    order by r.received_at desc limit ${MOST_REQUESTS}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}
