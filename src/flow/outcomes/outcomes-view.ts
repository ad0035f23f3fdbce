import { sql } from 'kysely';
import type { z } from 'zod';
import type { Verdict } from '../../core/clock/fact-body.ts';
import type { BuyerWordKind, Pace } from '../../core/outcome/press.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import type { outcomes } from './contract.ts';
import { wholeRequest } from './whole-request.ts';

type Outcomes = z.input<typeof outcomes.response>;

const MOST = 50;

/** What the contact of a request says of us: the latest of each kind counts, earlier ones stay readable. Throws `not_found`. */
export async function viewOutcomes(ctx: Context, requestId: string, frozen: boolean): Promise<Outcomes> {
  const contact = await loadContact(ctx, requestId);
  const said = ctx.db
    .selectFrom('buyer_word')
    .select(['id', 'at', 'kind', 'value', 'words'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', 'in', sql<string>`(${wholeRequest(ctx, requestId)})`);
  const words = await said.orderBy('at', 'desc').orderBy('id', 'desc').limit(MOST).execute();
  // These stand however much they wrote since.
  const standing = await said
    .distinctOn('kind')
    .where('kind', 'in', ['verdict', 'pace', 'wait'])
    .orderBy('kind')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const latest = (kind: BuyerWordKind) => standing.find((word) => word.kind === kind);
  const verdict = latest('verdict');
  const wait = latest('wait');
  return {
    time: { now: toIso(ctx.now), frozen },
    verdict: verdict ? { verdict: verdict.value as Verdict, at: toIso(verdict.at) } : null,
    pace: (latest('pace')?.value as Pace | undefined) ?? null,
    acceptableMinutes: wait ? Number(wait.value) : null,
    optedOut: { questions: text(contact.no_questions_at), contact: text(contact.no_contact_at) },
    askedAt: text(contact.asked_at),
    said: words.map((word) => ({ ...word, at: toIso(word.at) })),
    referrals: await viewReferrals(ctx, requestId, contact.id),
  };
}

const text = (at: Instant | null) => (at === null ? null : toIso(at));

async function loadContact(ctx: Context, requestId: string) {
  const row = await ctx.db
    .selectFrom('request as r')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .select(['c.id', 'c.no_questions_at', 'c.no_contact_at', 'c.asked_at'])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', requestId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Whom this contact named, on whatever request, and those before a merge of two contacts' requests. */
async function viewReferrals(
  ctx: Context,
  requestId: string,
  contactId: string,
): Promise<Outcomes['referrals']> {
  const rows = await ctx.db
    .selectFrom('referral')
    .select(['id', 'at', 'name', 'email', 'phone'])
    .where('org_id', '=', ctx.orgId)
    .where((eb) =>
      eb.or([
        eb('contact_id', '=', contactId),
        eb('request_id', 'in', sql<string>`(${wholeRequest(ctx, requestId)})`),
      ]),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...row, at: toIso(row.at) }));
}
