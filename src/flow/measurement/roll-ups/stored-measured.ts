import { sql } from 'kysely';
import type { MeasuredItem } from '../../../core/measure/measured-item.ts';
import type { Part } from '../../../core/measure/parts-of.ts';
import { standingOf } from '../../../core/measure/standing-of.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/insert-rows.ts';
import type { Measured } from './measured.ts';

interface StoredRow {
  readonly request_id: string;
  readonly received_at: Instant;
  readonly slices: string[];
  readonly parts: Part[];
  readonly open_response: boolean;
  readonly open_value: boolean;
  readonly open_contact: boolean;
}

/** What requests added to the stored sums, by id. */
export async function loadMeasured(
  ctx: Context,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, Measured>> {
  if (requestIds.length === 0) return new Map();
  const { rows } = await sql<StoredRow>`
    select request_id, received_at, slices, parts, open_response, open_value, open_contact from measured_request
    where org_id = ${ctx.orgId} and request_id = any(${requestIds})`.execute(ctx.db);
  return new Map(
    rows.map((row) => [
      row.request_id,
      {
        requestId: row.request_id,
        receivedAt: row.received_at,
        slices: row.slices,
        parts: row.parts,
        open: { response: row.open_response, value: row.open_value, contact: row.open_contact },
      },
    ]),
  );
}

export interface ToStore {
  readonly item: MeasuredItem;
  readonly measured: Measured;
  /** From when on the parts hold. */
  readonly validFrom: Instant;
}

const columns = [
  'org_id',
  'request_id',
  'received_at',
  'received_day',
  'slices',
  'parts',
  'open_response',
  'open_value',
  'open_contact',
  'valid_from',
  'wake_at',
  'person_id',
  'business_ms',
  'elapsed_ms',
  'score',
  'standing',
  'exclusion',
];

/** Keeps what requests add as of an instant, as it stands in the sums. */
export async function storeMeasured(ctx: Context, stored: readonly ToStore[], asOf: Instant): Promise<void> {
  const rows = stored.map(({ item, measured, validFrom }) => ({
    org_id: ctx.orgId,
    request_id: item.id,
    received_at: toIso(item.receivedAt),
    received_day: item.receivedDay,
    slices: measured.slices,
    parts: measured.parts,
    open_response: measured.open.response,
    open_value: measured.open.value,
    open_contact: measured.open.contact,
    valid_from: toIso(validFrom),
    wake_at: item.changesAt === null ? null : toIso(item.changesAt),
    person_id: item.personId,
    business_ms: item.firstResponse?.businessMs ?? null,
    elapsed_ms: item.firstResponse?.elapsedMs ?? null,
    score: item.worth?.state === 'decided' ? item.worth.score : null,
    standing: standingOf(item, asOf),
    exclusion: item.excluded,
  }));
  const set = sql.join(
    columns.slice(2).map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`),
  );
  await insertRows(
    ctx,
    'measured_request',
    columns,
    rows,
    sql`on conflict (org_id, request_id) do update set ${set}`,
  );
}
