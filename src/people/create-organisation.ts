import { sql } from 'kysely';
import { defaultTargets } from '../core/clock/default-targets.ts';
import { DomainError } from '../core/domain-error.ts';
import { type CalendarSpec, checkCalendarSpec } from '../core/time/calendar-spec.ts';
import type { Instant } from '../core/time/instant.ts';
import { at, type Database, type Db } from '../platform/database.ts';
import { newId } from '../platform/new-id.ts';
import { addMember } from './add-member.ts';
import { writeVersion } from './calendars/write-version.ts';
import { freeSlug, organisationSlug } from './organisation-slug.ts';

export interface NewOrganisation {
  readonly company: string;
  /** IANA zone. */
  readonly zone: string;
  readonly founder: { readonly userId: string; readonly name: string; readonly email: string };
  readonly now: Instant;
  readonly isDemo?: boolean;
  readonly slug?: string;
  /** Opening hours; left out, Monday to Friday from 9 to 17. */
  readonly spec?: CalendarSpec;
  /** Refuses with `conflict` when a real organisation stands already. */
  readonly onlyAsFirst?: boolean;
}

const SLUG_LOCK = 7_001;
const office = [['09:00', '17:00']] as const;

/** The hours a new organisation starts with. */
export function officeHours(zone: string): CalendarSpec {
  return { zone, week: { '1': office, '2': office, '3': office, '4': office, '5': office } };
}

/**
 * Starts an organisation with everything work needs: hours, a desk with its team, targets, and the founder as
 * administrator, manager and coordinator. Throws DomainError (`/zone`).
 */
export async function createOrganisation(
  database: Database,
  input: NewOrganisation,
): Promise<{ orgId: string; slug: string }> {
  const spec = input.spec ?? officeHours(input.zone);
  checkCalendarSpec(officeHours(input.zone));
  checkCalendarSpec(spec);
  return database.asOwner(async (db) => {
    await sql`select pg_advisory_xact_lock(${SLUG_LOCK})`.execute(db);
    if (input.onlyAsFirst && (await hasRealOrganisation(db)))
      throw new DomainError('conflict', 'this server has its company already; ask for an invitation');
    const orgId = newId();
    const slug = await chooseSlug(db, input);
    await writeOrganisation(db, orgId, slug, input);
    const teamId = await writeDesk(db, orgId);
    await writeVersion(db, {
      orgId,
      scope: 'organisation',
      scopeId: orgId,
      spec,
      validFrom: input.now,
      now: input.now,
      by: `user:${input.founder.userId}`,
    });
    await writeTargets(db, orgId, input.now);
    await addMember(db, {
      ...input.founder,
      orgId,
      teamId,
      roles: ['admin', 'manager', 'coordinator'],
      week: null,
      now: input.now,
    });
    return { orgId, slug };
  });
}

/** Whether anybody but the demo works on this server. */
export async function hasRealOrganisation(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('organisation')
    .select('id')
    .where('is_demo', '=', false)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function chooseSlug(db: Db, input: NewOrganisation): Promise<string> {
  const wished = input.slug ?? organisationSlug(input.company);
  const rows = await db
    .selectFrom('organisation')
    .select('slug')
    .where('slug', 'like', `${wished}%`)
    .execute();
  return freeSlug(wished, new Set(rows.map((row) => row.slug)));
}

async function writeOrganisation(db: Db, orgId: string, slug: string, input: NewOrganisation): Promise<void> {
  await db
    .insertInto('organisation')
    .values({
      id: orgId,
      slug,
      name: input.company,
      zone: input.zone,
      is_demo: input.isDemo ?? false,
      setup: JSON.stringify({ company: 'done' }),
      created_at: at(input.now),
    })
    .execute();
  await db.insertInto('measure_cursor').values({ org_id: orgId }).execute();
}

/** Returns the id of the team behind the desk, which follows the organisation's hours. */
async function writeDesk(db: Db, orgId: string): Promise<string> {
  const teamId = newId();
  await db.insertInto('team').values({ org_id: orgId, id: teamId, name: 'Everyone' }).execute();
  await db
    .insertInto('desk')
    .values({ org_id: orgId, id: newId(), name: 'Main desk', team_id: teamId })
    .execute();
  return teamId;
}

async function writeTargets(db: Db, orgId: string, now: Instant): Promise<void> {
  const fed = defaultTargets.filter(({ isFed }) => isFed);
  const rows = fed.map(({ kind, targetMs, goalMs }) => ({
    org_id: orgId,
    id: newId(),
    clock_kind: kind,
    target_ms: targetMs,
    goal_ms: goalMs,
    // The first targets judge everything that came in before the second ones.
    valid_from: at(0),
    desk_id: null,
    segment: null,
    state: 'approved' as const,
    proposed_by: 'default',
    proposed_at: at(now),
    decided_by: 'default',
    decided_at: at(now),
    reason: null,
  }));
  await db.insertInto('target_version').values(rows).execute();
}
