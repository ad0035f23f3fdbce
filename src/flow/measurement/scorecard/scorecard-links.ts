import type { z } from 'zod';
import { DomainError } from '../../../core/domain-error.ts';
import { DAY, toIso } from '../../../core/time/instant.ts';
import { actingUser, actorText, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import type * as contract from './contract.ts';
import { type Customer, customerOf } from './customer-of.ts';
import { type ScorecardDeps, scorecardUrl } from './scorecard-token.ts';

type Links = z.input<typeof contract.scorecards.response>;

/** The links of a customer, the newest first, with those of contacts merged into it: they open its figures. Throws `not_found`. */
export async function viewScorecards(ctx: Context, contactId: string, deps: ScorecardDeps): Promise<Links> {
  const customer = await findCustomer(ctx, contactId);
  const rows = await ctx.db
    .selectFrom('scorecard_link as s')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 's.org_id').onRef('m.user_id', '=', 's.made_by'),
    )
    .select(['s.id', 's.scope', 's.ends_at', 's.made_at', 's.revoked_at', 'm.name'])
    .where('s.org_id', '=', ctx.orgId)
    .where('s.contact_id', 'in', (query) =>
      query
        .selectFrom('contact as c')
        .select('c.id')
        .where('c.org_id', '=', ctx.orgId)
        .where(({ eb, or }) =>
          or([eb('c.id', '=', customer.contactId), eb('c.merged_into', '=', customer.contactId)]),
        ),
    )
    .orderBy('s.made_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(20)
    .execute();
  return {
    links: rows.map(({ id, scope, ends_at, made_at, revoked_at, name }) => {
      const state = revoked_at !== null ? 'revoked' : ends_at < ctx.now ? 'ended' : 'open';
      const url = state === 'open' ? scorecardUrl(deps, { orgId: ctx.orgId, id, endsAt: ends_at }) : null;
      return { id, scope, url, state, madeBy: name, madeAt: toIso(made_at), endsAt: toIso(ends_at) };
    }),
    scopes: customer.domain === null ? ['contact'] : ['contact', 'company'],
    domain: customer.domain,
  };
}

/** Makes a link. Throws `not_found`, and `invalid` at `/scope` where the contact has no mail domain of their own. */
export async function makeScorecard(
  ctx: Context,
  given: { readonly contactId: string; readonly scope: 'contact' | 'company'; readonly days: number },
  deps: ScorecardDeps,
): Promise<{ id: string; url: string }> {
  const customer = await findCustomer(ctx, given.contactId);
  if (given.scope === 'company' && customer.domain === null)
    throw new DomainError(
      'invalid',
      'nobody can tell by the mail address who else is of their company',
      '/scope',
    );
  const id = newId();
  // A token holds whole seconds; the row ends with it.
  const endsAt = Math.ceil((ctx.now + given.days * DAY) / 1000) * 1000;
  await ctx.db
    .insertInto('scorecard_link')
    .values({
      org_id: ctx.orgId,
      id,
      contact_id: customer.contactId,
      scope: given.scope,
      ends_at: at(endsAt),
      made_by: actingUser(ctx),
      made_at: at(ctx.now),
      revoked_by: null,
      revoked_at: null,
    })
    .execute();
  await record(ctx, id, 'made', { scope: given.scope, endsAt: toIso(endsAt) });
  return { id, url: scorecardUrl(deps, { orgId: ctx.orgId, id, endsAt }) };
}

/** Takes a link back, or takes that back. Twice is once. Throws `not_found`. */
export async function revokeScorecard(ctx: Context, id: string, isRevoked: boolean): Promise<void> {
  const row = await ctx.db
    .selectFrom('scorecard_link')
    .select('revoked_at')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if ((row.revoked_at !== null) === isRevoked) return;
  await ctx.db
    .updateTable('scorecard_link')
    .set({
      revoked_by: isRevoked ? actingUser(ctx) : null,
      revoked_at: isRevoked ? at(ctx.now) : null,
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await record(ctx, id, isRevoked ? 'revoked' : 'restored', {});
}

async function findCustomer(ctx: Context, contactId: string): Promise<Customer> {
  const customer = await customerOf(ctx, contactId);
  if (customer === null) throw notFound();
  return customer;
}

async function record(ctx: Context, id: string, act: string, data: object): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: `scorecard.${act}`,
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `scorecard.${act}:${id}:${newId()}`,
      data: { linkId: id, by: actorText(ctx.actor), ...data },
    },
  ]);
}
