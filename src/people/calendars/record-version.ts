import type { Instant } from '../../core/time/instant.ts';
import { actorText, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import type { CalendarScope } from '../../platform/schema.ts';
import { lookForOwners } from '../look-for-owners.ts';
import type { StoredSpec } from './calendar-version.ts';
import { writeVersion } from './write-version.ts';

export interface VersionToRecord {
  readonly scope: CalendarScope;
  readonly scopeId: string;
  readonly spec: StoredSpec;
  /** Null: from now on. Earlier than now it is a correction. */
  readonly validFrom: Instant | null;
  readonly note: string | null;
}

/** Moves the open clocks that a correction concerns; it comes from downstream. */
export type CalendarsChanged = (ctx: Context) => Promise<void>;

/**
 * Records hours that were checked: version, fact, and what follows from them. Hours from now on or later leave
 * running clocks alone; a correction has them looked at again (DOMAIN X-04).
 */
export async function recordVersion(
  ctx: Context,
  input: VersionToRecord,
  calendarsChanged: CalendarsChanged,
): Promise<void> {
  const validFrom = input.validFrom ?? ctx.now;
  const { scope, scopeId, spec, note } = input;
  const by = actorText(ctx.actor);
  const version = { orgId: ctx.orgId, scope, scopeId, spec, note, validFrom, now: ctx.now, by };
  const { calendarId, versionId } = await writeVersion(ctx.db, version);
  const isCorrection = validFrom < ctx.now;
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: isCorrection ? 'calendar.corrected' : 'calendar.changed',
      occurredAt: ctx.now,
      evidence: 'server',
      sourceKey: `calendar:${versionId}`,
      data: { calendarId, versionId, scope, validFrom },
    },
  ]);
  if (validFrom > ctx.now) await waitFor(ctx, versionId, validFrom);
  else await lookForOwners(ctx);
  // Clocks count in the hours of desks and calls; those of teams and people say only who is on duty.
  if (isCorrection && scope !== 'team' && scope !== 'person') await calendarsChanged(ctx);
  await announce(ctx, { topics: ['hours', 'people', 'now'] });
}

/** Planned hours change who is on duty when they begin, which no other timer knows of. */
async function waitFor(ctx: Context, versionId: string, dueAt: Instant): Promise<void> {
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: 'hours_begin', subject_id: versionId, due_at: at(dueAt) })
    .execute();
}

/** Planned hours have begun: what waits is offered to who is on duty by them. */
export async function beginHours(ctx: Context): Promise<null> {
  await lookForOwners(ctx);
  await announce(ctx, { topics: ['hours', 'people', 'now'] });
  return null;
}
