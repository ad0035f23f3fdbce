import type { z } from 'zod';
import { type CalendarSpec, checkCalendarSpec } from '../core/time/calendar-spec.ts';
import { actorText, type Context } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import { announce, appendFacts } from '../platform/ledger.ts';
import { newId } from '../platform/new-id.ts';
import type { calendarBody } from './contract.ts';
import { lookForOwners } from './look-for-owners.ts';
import { mainDesk } from './main-desk.ts';

/** Puts new opening hours in force from now on. Throws DomainError with a pointer into the hours. */
export async function saveHours(ctx: Context, hours: z.output<typeof calendarBody>): Promise<void> {
  const spec = hours as CalendarSpec;
  checkCalendarSpec(spec);
  const { calendarId } = await mainDesk(ctx);
  const id = newId();
  await ctx.db
    .insertInto('calendar_version')
    .values({
      org_id: ctx.orgId,
      id,
      calendar_id: calendarId,
      valid_from: at(ctx.now),
      spec: JSON.stringify(spec),
      created_by: actorText(ctx.actor),
    })
    .execute();
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: 'hours.changed',
      occurredAt: ctx.now,
      evidence: 'server',
      sourceKey: `hours:${id}`,
      data: { calendarId, calendarVersionId: id },
    },
  ]);
  await lookForOwners(ctx);
  await announce(ctx, { topics: ['hours', 'people', 'now'] });
}
