import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../src/core/time/instant.ts';

/** A row in each table of sums, with the mark where it holds text. */
export function measureRows(
  orgId: string,
  { request, at }: { readonly request: string; readonly at: RawBuilder<Instant> },
  mark: string,
): RawBuilder<unknown>[] {
  return [
    sql`insert into measured_request (org_id, request_id, received_at, received_day, slices, parts, open_response,
        open_value, open_contact, valid_from, standing)
      values (${orgId}, ${request}, ${at}, 20780, ${[mark]}, '[]', false, false, false, ${at}, 'pending')
      on conflict do nothing`,
    sql`insert into roll_up (org_id, day, slice, counts) values (${orgId}, 20780, ${mark}, '{}') on conflict do nothing`,
    sql`insert into roll_up_time (org_id, day, slice, name, blocks, offsets)
      values (${orgId}, 20780, ${mark}, 'business', '', '') on conflict do nothing`,
    sql`insert into measure_cursor (org_id) values (${orgId}) on conflict do nothing`,
  ];
}
