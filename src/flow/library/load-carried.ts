import { sql } from 'kysely';
import { DomainError } from '../../core/domain-error.ts';
import type { ValueType } from '../../core/reply/value-types.ts';
import type { Context } from '../../platform/context.ts';

/** A library item as a reply carries it: what it is worth, and the file that goes with the mail. */
export interface CarriedItem {
  readonly versionId: string;
  readonly assetId: string;
  readonly title: string;
  readonly valueType: ValueType;
  readonly file: {
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
    readonly sha256: string;
  } | null;
}

/**
 * The library items a reply carries, in the order of the ids, each once. Throws DomainError `invalid` with pointer
 * `/assets` for one that is unknown or retired.
 */
export async function loadCarried(ctx: Context, versionIds: readonly string[]): Promise<CarriedItem[]> {
  if (versionIds.length === 0) return [];
  const { rows } = await sql<CarriedItem & { retired: boolean }>`
    select v.id as "versionId", a.id as "assetId", a.title, a.value_type as "valueType",
      a.retired_at is not null as retired,
      case when f.id is not null then
        json_build_object('name', f.name, 'type', f.type, 'bytes', f.bytes, 'sha256', f.sha256) end as file
    from library_version v
    join library_asset a on a.org_id = ${ctx.orgId} and a.id = v.asset_id
    left join library_file f on f.org_id = ${ctx.orgId} and f.id = v.file_id
    where v.org_id = ${ctx.orgId} and v.id = any(${[...versionIds]}::uuid[])`.execute(ctx.db);
  const byId = new Map(rows.map((row) => [row.versionId, row]));
  return [...new Set(versionIds)].map((id) => {
    const row = byId.get(id);
    if (!row)
      throw new DomainError('invalid', 'the reply carries something the library does not hold', '/assets');
    const { retired, ...item } = row;
    if (retired)
      throw new DomainError(
        'invalid',
        `“${item.title}” was retired from the library: take it out`,
        '/assets',
      );
    return item;
  });
}
