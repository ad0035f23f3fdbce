import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../platform/context.ts';

/** What an item is found by before anything is known of it. */
export function indexedAs(words: string): { words: RawBuilder<string>; stems: RawBuilder<string> } {
  return {
    words: sql<string>`heed_asset_words(${words}, '', '')`,
    stems: sql<string>`heed_asset_stems(${words}, '', '', 'en')`,
  };
}

/** Writes down what an item is found by: its title, the names of its tags and its file, the words of the version in use. */
export async function indexAsset(ctx: Context, assetId: string): Promise<void> {
  await sql`
    update library_asset a
    set words = heed_asset_words(a.title, t.tags, t.body), stems = heed_asset_stems(a.title, t.tags, t.body, a.language)
    from (
      select x.id, v.text || ' ' || coalesce(f.name, '') as body, (
        select coalesce(string_agg(s.name, ' '), '') from library_tag g
        join skill s on s.org_id = ${ctx.orgId} and s.id = g.skill_id
        where g.org_id = ${ctx.orgId} and g.asset_id = x.id) as tags
      from library_asset x
      join library_version v on v.org_id = ${ctx.orgId} and v.asset_id = x.id and v.number = x.current_number
      left join library_file f on f.org_id = ${ctx.orgId} and f.id = v.file_id
      where x.org_id = ${ctx.orgId} and x.id = ${assetId}) t
    where a.org_id = ${ctx.orgId} and a.id = t.id`.execute(ctx.db);
}
