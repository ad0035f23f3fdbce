import type { Instant } from '../../core/time/instant.ts';
import { at, type Db } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import type { CalendarScope } from '../../platform/schema.ts';
import type { StoredSpec } from './calendar-version.ts';

export interface NewVersion {
  readonly orgId: string;
  readonly scope: CalendarScope;
  /** Desk, team or user; the organisation itself for its own hours and for the call window. */
  readonly scopeId: string;
  readonly spec: StoredSpec;
  readonly validFrom: Instant;
  readonly now: Instant;
  /** Actor as in facts. */
  readonly by: string;
  readonly note?: string | null;
}

/** Writes a version of somebody's hours, and their calendar when this is the first. Nothing is checked here. */
export async function writeVersion(
  db: Db,
  input: NewVersion,
): Promise<{ calendarId: string; versionId: string }> {
  const { orgId, scope, scopeId } = input;
  await db
    .insertInto('calendar')
    .values({ org_id: orgId, id: newId(), scope, scope_id: scopeId })
    .onConflict((conflict) => conflict.columns(['org_id', 'scope', 'scope_id']).doNothing())
    .execute();
  const { id: calendarId } = await db
    .selectFrom('calendar')
    .select('id')
    .where('org_id', '=', orgId)
    .where('scope', '=', scope)
    .where('scope_id', '=', scopeId)
    .executeTakeFirstOrThrow();
  const versionId = newId();
  await db
    .insertInto('calendar_version')
    .values({
      org_id: orgId,
      id: versionId,
      calendar_id: calendarId,
      valid_from: at(input.validFrom),
      recorded_at: at(input.now),
      spec: JSON.stringify(input.spec),
      created_by: input.by,
      note: input.note ?? null,
    })
    .execute();
  return { calendarId, versionId };
}
