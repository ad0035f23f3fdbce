import { sql } from 'kysely';
import type { z } from 'zod';
import { excerptAround, searchWords } from '../../../core/request/search-words.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { search } from './contract.ts';
import { type Kind, searchIds } from './search-ids.ts';

type Found = z.input<typeof search.response>;

const MOST = 20;
const nothing: Found = { contacts: [], requests: [], messages: [], people: [] };

/** What holds every word typed, or words that begin with them. */
export async function viewSearch(ctx: Context, typed: string): Promise<Found> {
  const words = searchWords(typed);
  if (words.length === 0) return nothing;
  return {
    contacts: await contacts(ctx, words),
    requests: await requests(ctx, words, typed),
    messages: await messages(ctx, words),
    people: await people(ctx, words),
  };
}

/** The rows of these ids in the order of the ids. */
async function inOrder<Row extends { id: string }>(
  ids: readonly string[],
  load: (ids: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await load([...ids])).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

const find = (ctx: Context, kind: Kind, words: readonly string[]) => searchIds(ctx, kind, words, MOST);

/** One who was found to be the same person as another is the other. */
async function contacts(ctx: Context, words: readonly string[]): Promise<Found['contacts']> {
  const found = await inOrder(await find(ctx, 'contacts', words), async (ids) => {
    const { rows } = await sql<{ id: string; contact: Found['contacts'][number] }>`
      select c.id, json_build_object('id', k.id, 'name', k.name, 'company', k.company, 'email', k.email,
        'phone', k.phone, 'zone', k.zone, 'requestId', (
          select r.id from request r where r.org_id = ${ctx.orgId} and r.contact_id = k.id
          order by r.received_at desc limit 1)) as contact
      from contact c join contact k on k.org_id = ${ctx.orgId} and k.id = coalesce(c.merged_into, c.id)
      where c.org_id = ${ctx.orgId} and c.id = any(${ids}::uuid[])`.execute(ctx.db);
    return rows;
  });
  return [...new Map(found.map(({ contact }) => [contact.id, contact])).values()];
}

/** A number finds its request before all others. */
async function requests(ctx: Context, words: readonly string[], typed: string): Promise<Found['requests']> {
  const numbered = await byNumber(ctx, typed);
  const ids = [...new Set([...numbered, ...(await find(ctx, 'requests', words))])].slice(0, MOST);
  return inOrder(ids, async (wanted) => {
    const { rows } = await sql<
      Omit<Found['requests'][number], 'number' | 'receivedAt'> & { number: number; at: Instant }
    >`
      select r.id, r.number, r.subject, c.name as contact, r.state, r.received_at as at
      from request r join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
      where r.org_id = ${ctx.orgId} and r.id = any(${wanted}::uuid[])`.execute(ctx.db);
    return rows.map(({ number, at, ...row }) => ({ ...row, number: `#${number}`, receivedAt: toIso(at) }));
  });
}

async function byNumber(ctx: Context, typed: string): Promise<string[]> {
  const digits = /^#?(\d{1,15})$/.exec(typed.trim())?.[1];
  if (digits === undefined) return [];
  const rows = await ctx.db
    .selectFrom('request')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('number', '=', Number(digits))
    .execute();
  return rows.map(({ id }) => id);
}

async function messages(ctx: Context, words: readonly string[]): Promise<Found['messages']> {
  return inOrder(await find(ctx, 'messages', words), async (ids) => {
    const { rows } = await sql<{
      id: string;
      requestId: string;
      from: string;
      at: Instant;
      text: string;
    }>`
      select id, request_id as "requestId", from_text as "from", at, left(text, 20000) as text from message
      where org_id = ${ctx.orgId} and id = any(${ids}::uuid[])`.execute(ctx.db);
    return rows.map(({ text, at, ...row }) => ({
      ...row,
      at: toIso(at),
      excerpt: excerptAround(text, words),
    }));
  });
}

/** Members are few: each word begins one of theirs. */
async function people(ctx: Context, words: readonly string[]): Promise<Found['people']> {
  const { rows } = await sql<Found['people'][number]>`
    select user_id as id, name, email from membership
    where org_id = ${ctx.orgId} and active
      and (select bool_and(' ' || lower(name) || ' ' || lower(email) ~ ('[^[:alnum:]]' || word))
        from unnest(${[...words]}::text[]) as word)
    order by name limit ${MOST}`.execute(ctx.db);
  return rows;
}
