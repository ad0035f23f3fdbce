import { sql } from 'kysely';
import type { z } from 'zod';
import { ballHeld } from '../../../core/measure/ball-held.ts';
import { Masker } from '../../../core/teaching/mask-words.ts';
import { type Passed, teachingDraft } from '../../../core/teaching/teaching-timeline.ts';
import { compiledHours } from '../../../people/calendars/compiled-hours.ts';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';
import { loadFacts } from '../../clocks/load-facts.ts';
import { loadTerms } from '../../clocks/terms.ts';
import { mayOn, readStanding } from '../../desk/rights/request-rights.ts';
import type * as contract from './contract.ts';

interface Conversation {
  readonly buyer: string;
  /** Whoever else wrote to us in it. */
  readonly writers: string[];
  readonly company: string | null;
  readonly ours: string;
  readonly members: { readonly id: string; readonly name: string }[];
  readonly passed: (Passed & { readonly author: string | null })[];
}

/** A request told without names, to be read and mended before it is kept (S1-43). Throws `not_found`. */
export async function draftExample(
  ctx: Context,
  requestId: string,
): Promise<z.input<typeof contract.teachingDraft.response>> {
  const standing = await readStanding(ctx, requestId);
  if (!mayOn(standing, 'read')) throw notFound();
  const { buyer, writers, company, ours, members, passed } = await load(ctx, requestId);
  const answered = new Set(passed.map(({ author }) => author));
  const names = (isSeller: boolean) =>
    members.filter(({ id }) => answered.has(id) === isSeller).map(({ name }) => name);
  const masker = new Masker({
    buyers: [...new Set([buyer, ...writers])],
    companies: company === null ? [] : [company],
    sellers: names(true),
    colleagues: names(false),
    ourCompanies: [ours],
  });
  const hours = compiledHours((await loadTerms(ctx)).deskAt(standing.deskId, ctx.now).spec);
  const held = ballHeld(await loadFacts(ctx, requestId), hours, ctx.now);
  const draft = teachingDraft(standing.subject, passed, held, masker, hours.zone);
  return { ...draft, lines: [...draft.lines] };
}

async function load(ctx: Context, requestId: string): Promise<Conversation> {
  const { rows } = await sql<Conversation>`
    select c.name as buyer, c.company, o.name as ours,
      array(select distinct w.from_text from message w
        where w.org_id = ${ctx.orgId} and w.request_id = r.id and w.direction = 'in' and w.from_text <> '') as writers,
      (select coalesce(json_agg(json_build_object('id', m.user_id, 'name', m.name)), '[]')
        from membership m where m.org_id = ${ctx.orgId}) as members,
      (select coalesce(json_agg(json_build_object('at', p.at, 'from', p.whose, 'id', p.id, 'how', p.how,
          'text', p.text, 'author', p.author) order by p.at, p.id), '[]') from (
        select extract(epoch from m.at) * 1000 as at, case m.direction when 'in' then 'buyer' else 'us' end as whose,
          m.id, m.channel as how, m.text, m.author_id as author
        from message m where m.org_id = ${ctx.orgId} and m.request_id = r.id
          and (m.direction = 'in' or coalesce(m.delivery, 'sent') = 'sent')
        union all
        select extract(epoch from k.started_at) * 1000, 'us', k.id, 'call', k.said, k.user_id
        from call k where k.org_id = ${ctx.orgId} and k.request_id = r.id and k.outcome is not null) p) as passed
    from request r
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    join organisation o on o.id = ${ctx.orgId}
    where r.org_id = ${ctx.orgId} and r.id = ${requestId}`.execute(ctx.db);
  if (!rows[0]) throw notFound();
  return rows[0];
}
