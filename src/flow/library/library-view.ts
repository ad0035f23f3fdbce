import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { searchWords } from '../../core/request/search-words.ts';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import type { library } from './contract.ts';
import { mayWrite } from './library-rights.ts';
import { loadRows, today } from './load-rows.ts';

type Asked = z.output<typeof library.query>;
type Library = z.input<typeof library.response>;

const PAGE = 50;
/** More than this match only what says nothing. */
const MOST_FOUND = 10_000;

/** A page of the library: what the words find, best first, or everything, the newest change first. */
export async function viewLibrary(ctx: Context, asked: Asked, member: Member): Promise<Library> {
  const day = await today(ctx);
  const from = Number(asked.cursor ?? 0);
  const ids = await pageOf(ctx, asked, day, from);
  return {
    items: await loadRows(ctx, ids.slice(0, PAGE), day),
    next: ids.length > PAGE ? String(from + PAGE) : null,
    counts: await counts(ctx, day),
    can: mayWrite(member.roles) ? ['write'] : [],
  };
}

const inState: Readonly<Record<Asked['state'], (day: string) => RawBuilder<unknown>>> = {
  ready: () => sql`a.retired_at is null and a.approved`,
  unapproved: () => sql`a.retired_at is null and (not a.approved or a.waiting_number is not null)`,
  review: (day) => sql`a.retired_at is null and a.review_on <= ${day}::date`,
  retired: () => sql`a.retired_at is not null`,
};

async function pageOf(ctx: Context, asked: Asked, day: string, from: number): Promise<string[]> {
  const words = searchWords(asked.query ?? '');
  if (asked.query && words.length === 0) return [];
  const tagged = (skillId: string) => sql`exists (select from library_tag t
    where t.org_id = ${ctx.orgId} and t.asset_id = a.id and t.skill_id = ${skillId})`;
  const wanted = words.map((word) => `${word}:*`).join(' & ');
  const found = sql`
    join heed_search_library(to_tsquery('simple', ${wanted}), ${MOST_FOUND}) s on s.id = a.id`;
  const conditions = [
    sql`a.org_id = ${ctx.orgId}`,
    inState[asked.state](day),
    ...(asked.kind ? [sql`a.kind = ${asked.kind}`] : []),
    ...(asked.type ? [sql`a.value_type = ${asked.type}`] : []),
    ...(asked.stage ? [sql`${asked.stage} = any(a.stages)`] : []),
    ...(asked.product ? [tagged(asked.product)] : []),
    ...(asked.industry ? [tagged(asked.industry)] : []),
  ];
  const { rows } = await sql<{ id: string }>`
    select a.id from library_asset a ${words.length > 0 ? found : sql``}
    where ${sql.join(conditions, sql` and `)}
    order by ${words.length > 0 ? sql`s.rank desc,` : sql``} a.changed_at desc, a.id desc
    limit ${PAGE + 1} offset ${from}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

async function counts(ctx: Context, day: string): Promise<Library['counts']> {
  const of = (state: Asked['state']) => sql`(count(*) filter (where ${inState[state](day)}))::int`;
  const { rows } = await sql<Library['counts']>`
    select ${of('ready')} as ready, ${of('unapproved')} as unapproved, ${of('review')} as review,
      ${of('retired')} as retired
    from library_asset a where a.org_id = ${ctx.orgId}`.execute(ctx.db);
  return rows[0] ?? { ready: 0, unapproved: 0, review: 0, retired: 0 };
}
