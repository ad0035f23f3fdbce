import { type RawBuilder, sql } from 'kysely';
import { newId } from '../src/platform/new-id.ts';

interface Ids {
  readonly asset: string;
  readonly skill: string;
  readonly member: string;
  readonly request: string;
}

/** A row in every table of the library, each with the mark where it holds text; for `fill`. */
export function libraryRows(
  orgId: string,
  { asset, skill, member, request }: Ids,
  mark: string,
  at: RawBuilder<number>,
): RawBuilder<unknown>[] {
  const file = newId();
  // Its only version has the item's own id, so that both are known.
  const version = asset;
  return [
    sql`insert into blob_chunk (org_id, sha256, part, bytes)
      values (${orgId}, ${mark}, 0, ${Buffer.from(mark)}) on conflict do nothing`,
    sql`insert into library_file (org_id, id, name, type, bytes, sha256, added_by, added_at)
      values (${orgId}, ${file}, ${`${mark}.txt`}, 'text/plain', 5, ${mark}, ${member}, ${at})`,
    sql`insert into library_asset (org_id, id, kind, title, value_type, language, stages, owner_id, current_number,
        approved, words, stems, created_by, created_at, changed_at)
      values (${orgId}, ${asset}, 'answer', ${mark}, 'answer', 'en', '{B4}', ${member}, 1, false,
        heed_asset_words(${mark}, '', ${mark}), heed_asset_stems(${mark}, '', ${mark}, 'en'), ${member}, ${at}, ${at})`,
    sql`insert into library_version (org_id, id, asset_id, number, text, file_id, written_by, written_at)
      values (${orgId}, ${version}, ${asset}, 1, ${mark}, ${file}, ${member}, ${at})`,
    sql`insert into library_tag (org_id, asset_id, skill_id) values (${orgId}, ${asset}, ${skill})`,
    sql`insert into asset_use (org_id, message_id, version_id, asset_id, request_id, at)
      select org_id, id, ${version}, ${asset}, request_id, ${at} from message
      where org_id = ${orgId} and request_id = ${request} and direction = 'out' limit 1`,
  ];
}
