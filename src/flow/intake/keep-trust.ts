import { sql } from 'kysely';
import { isFreemail } from '../../core/mail/freemail.ts';
import { registeredDomain } from '../../core/mail/registered-domain.ts';
import { domainOf, type KnownNames, type NamedSender, warningsOf } from '../../core/mail/sender-warning.ts';
import type { SenderTrust } from '../../core/mail/sender-words.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce } from '../../platform/ledger.ts';

/** Domains a sender is compared with; far more than an organisation deals with. */
const MOST_DOMAINS = 50_000;

/** Writes down who sent a mail and what to warn of, beside the message or what waits in Filtered. */
export async function keepTrust(
  ctx: Context,
  kept: { readonly sourceKey: string; readonly sender: NamedSender; readonly trust: SenderTrust },
): Promise<void> {
  const { sourceKey, sender, trust } = kept;
  const warnings = warningsOf(sender, trust.checks, await knownNames(ctx, sender));
  await ctx.db
    .insertInto('message_trust')
    .values({
      org_id: ctx.orgId,
      source_key: sourceKey,
      from_domain: registeredDomain(domainOf(sender.address)),
      checked_by: trust.checkedBy,
      server: trust.server,
      standing: trust.standing,
      results: JSON.stringify(trust.checks),
      warnings: JSON.stringify(warnings),
      at: at(ctx.now),
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'source_key']).doNothing())
    .execute();
  const message = await ctx.db
    .selectFrom('message')
    .select('request_id')
    .where('org_id', '=', ctx.orgId)
    .where('source_key', '=', sourceKey)
    .executeTakeFirst();
  await announce(ctx, message ? { requestIds: [message.request_id] } : { topics: ['filtered'] });
}

async function knownNames(ctx: Context, sender: NamedSender): Promise<KnownNames> {
  const mailboxes = await ctx.db
    .selectFrom('mailbox')
    .select('address')
    .where('org_id', '=', ctx.orgId)
    .where('removed_at', 'is', null)
    .execute();
  const members = await ctx.db
    .selectFrom('membership')
    .select(['name', 'email'])
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .execute();
  const own = [...mailboxes.map(({ address }) => address), ...members.map(({ email }) => email)];
  const ownDomains = [...new Set(own.map(domainOf))].filter((domain) => domain !== '');
  const domain = domainOf(sender.address);
  // Both resemble others by chance, or are known: no need to look.
  const isPlain = isFreemail(domain) || ownDomains.includes(domain);
  return {
    ownDomains,
    contactDomains: isPlain ? [] : await contactDomains(ctx),
    colleagues: members.map(({ name, email }) => ({ name, address: email.toLowerCase() })),
  };
}

/** Of contacts we have answered; who came with a warning once is no proof of anything. */
async function contactDomains(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`
    select distinct lower(split_part(c.email, '@', 2)) as domain from contact c
    where c.org_id = ${ctx.orgId} and c.email like '%@%' and exists (
      select from request r
      where r.org_id = ${ctx.orgId} and r.contact_id = c.id and r.last_answer_at is not null)
    limit ${MOST_DOMAINS}`.execute(ctx.db);
  const { rows: suspects } = await sql<{ from_domain: string }>`
    select distinct from_domain from message_trust
    where org_id = ${ctx.orgId} and warnings <> '[]' and warnings @> '[{"kind":"look_alike"}]'`.execute(
    ctx.db,
  );
  const suspect = new Set(suspects.map(({ from_domain }) => from_domain));
  return rows.map(({ domain }) => domain).filter((domain) => !suspect.has(registeredDomain(domain)));
}
