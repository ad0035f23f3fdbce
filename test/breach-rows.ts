import { type RawBuilder, sql } from 'kysely';
import { DAY, type Instant } from '../src/core/time/instant.ts';
import { at } from '../src/platform/database.ts';
import { newId } from '../src/platform/new-id.ts';

interface Ids {
  readonly request: string;
  readonly member: string;
  readonly breach: string;
  readonly unconfirmed: string;
}

/**
 * Two reasons that were asked for days ago, the second given and not confirmed. Each is about the clock of its own
 * asking, which is late whatever else becomes of the request.
 */
export function breachRows(
  orgId: string,
  { request, member, breach, unconfirmed }: Ids,
  mark: string,
  now: Instant,
): RawBuilder<unknown>[] {
  const asked = [breach, unconfirmed].map((id) => {
    const data = JSON.stringify({ breachId: id, clock: 'C19', about: id, ownerId: member });
    return sql`insert into fact (org_id, id, subject_kind, subject_id, kind, occurred_at, recorded_at, evidence, actor, source_key, data)
      values (${orgId}, ${newId()}, 'request', ${request}, 'breach.reason_asked', ${at(now - 10 * DAY)}, ${at(now)}, 'rule',
        'test', ${`reason_asked:${id}`}, ${data})`;
  });
  return [
    ...asked,
    sql`insert into breach_reason (org_id, id, request_id, clock_kind, reason, department_id, note, given_by, given_at)
      select ${orgId}, ${unconfirmed}, ${request}, 'C3', 'internal_answer', m.team_id, ${mark}, ${member}, ${at(now)}
      from membership m where m.org_id = ${orgId} and m.user_id = ${member}`,
  ];
}
