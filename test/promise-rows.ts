import { sql } from 'kysely';
import type { at } from '../src/platform/database.ts';
import { newId } from '../src/platform/new-id.ts';

interface Ids {
  readonly scorecard: string;
  readonly contact: string;
  readonly member: string;
}

/** Statements that put a row into every table of the promise page, the mark where it holds text. */
export function promiseRows(
  orgId: string,
  { scorecard, contact, member }: Ids,
  mark: string,
  at0: ReturnType<typeof at>,
) {
  return [
    sql`insert into promise_version (org_id, id, published, kinds, reason, changed_by, changed_at)
      values (${orgId}, ${newId()}, false, '{C3}', ${mark}, ${member}, ${at0})`,
    sql`insert into scorecard_link (org_id, id, contact_id, scope, ends_at, made_by, made_at)
      values (${orgId}, ${scorecard}, ${contact}, 'contact', ${at0}, ${member}, ${at0})`,
  ];
}
