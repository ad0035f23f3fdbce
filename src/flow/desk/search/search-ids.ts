import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

export type Kind = 'contacts' | 'requests' | 'messages';

const functions = {
  contacts: sql`heed_search_contacts`,
  requests: sql`heed_search_requests`,
  messages: sql`heed_search_messages`,
} as const;

/** Ids of what holds words that begin with these, best and newest first. `words`: letters and digits alone. */
export async function searchIds(
  ctx: Context,
  kind: Kind,
  words: readonly string[],
  most: number,
): Promise<string[]> {
  const wanted = words.map((word) => `${word}:*`).join(' & ');
  const { rows } = await sql<{ id: string }>`
    select id from ${functions[kind]}(to_tsquery('simple', ${wanted}), ${most})`.execute(ctx.db);
  return rows.map(({ id }) => id);
}
