import type { z } from 'zod';
import type { CalendarSpec } from '../../core/time/calendar-spec.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import type { CalendarScope, Week } from '../../platform/schema.ts';
import { fullWeek } from '../full-week.ts';
import { follows } from './calendar-version.ts';
import type { calendar, calendars } from './contract.ts';
import { mayEdit } from './may-edit.ts';
import { openingNote } from './opening-note.ts';
import {
  type HistoricVersion,
  loadCalendars,
  type OrganisationCalendars,
  type Owner,
} from './organisation-calendars.ts';
import { plannedStart } from './planned-start.ts';

type Listed = z.input<typeof calendars.response>['calendars'][number];
type Hours = z.input<typeof calendar.response>['hours'];
type Version = z.input<typeof calendar.response>['versions'][number];

/** Every owner of hours with what holds for them now. */
export async function calendarsView(
  ctx: Context,
  member: Member,
): Promise<z.input<typeof calendars.response>> {
  const all = await loadCalendars(ctx);
  return { calendars: all.owners.map((owner) => listed(all, owner, ctx.now, member)) };
}

function listed(all: OrganisationCalendars, owner: Owner, now: Instant, member: Member): Listed {
  const spec = all.hoursAt(owner, now, now);
  const own = all.ownAt(owner, now, now);
  const planned = plannedStart(all.versionsOf(owner), now);
  return {
    scope: owner.scope,
    id: owner.id,
    name: nameOf(owner),
    own: own !== null,
    beneath: nameBeneath(all, owner, now),
    zone: spec.zone,
    week: fullWeek(spec.week as Week),
    ...openingNote(spec, now),
    since: own && toIso(own.validFrom),
    plannedFrom: planned === null ? null : toIso(planned),
    can: mayEdit(member, owner.scope) ? ['edit'] : [],
  };
}

/** One calendar, its layers and its history. Throws DomainError `not_found`. */
export async function calendarView(
  ctx: Context,
  member: Member,
  scope: CalendarScope,
  id: string,
): Promise<z.input<typeof calendar.response>> {
  const all = await loadCalendars(ctx);
  const owner = all.owner(scope, id);
  const hours = all.hoursAt(owner, ctx.now, ctx.now);
  const own = all.ownAt(owner, ctx.now, ctx.now);
  const under = all.beneath(owner);
  const edit = mayEdit(member, scope);
  return {
    scope,
    id,
    name: nameOf(owner),
    parts: own && (own.spec as Hours),
    beneath: under && {
      name: nameBeneath(all, owner, ctx.now) ?? '',
      hours: wholeHours(all.hoursAt(under, ctx.now, ctx.now)),
    },
    hours: wholeHours(hours),
    ...openingNote(hours, ctx.now),
    versions: history(all, owner, ctx.now),
    can: edit ? ['edit', ...(scope === 'organisation' ? [] : (['follow'] as const))] : [],
  };
}

/** The organisation's name says little beside its own desks. */
function nameOf({ scope, name }: Owner): string {
  if (scope === 'organisation') return 'Opening hours';
  return scope === 'call_window' ? 'Call window' : name;
}

/** The nearest layer beneath that has hours of its own. */
function nameBeneath(all: OrganisationCalendars, owner: Owner, now: Instant): string | null {
  let under = all.beneath(owner);
  while (under && under.scope !== 'organisation' && !all.ownAt(under, now, now)) under = all.beneath(under);
  return under && nameOf(under);
}

function wholeHours(spec: CalendarSpec): Hours {
  return { ...(spec as Hours), week: fullWeek(spec.week as Week) };
}

function history(all: OrganisationCalendars, owner: Owner, now: Instant): Version[] {
  const versions = all.versionsOf(owner);
  const names = new Map(all.owners.map(({ scope, id, name }) => [`${scope}:${id}`, name]));
  let next: Instant | null = null;
  let after: HistoricVersion | null = null;
  return versions.map((version) => {
    const replaced = after?.validFrom === version.validFrom;
    if (after && !replaced) next = after.validFrom;
    after = version;
    return {
      id: version.id,
      parts: follows(version.spec) ? null : (version.spec as Hours),
      validFrom: toIso(version.validFrom),
      until: next === null ? null : toIso(next),
      recordedAt: toIso(version.recordedAt),
      state: replaced ? 'replaced' : stateOf(version.validFrom, next, now),
      correction: version.recordedAt > version.validFrom,
      by: authorOf(version.by, names),
      note: version.note,
    };
  });
}

function stateOf(from: Instant, until: Instant | null, now: Instant): Version['state'] {
  if (from > now) return 'planned';
  return until === null || until > now ? 'in_force' : 'past';
}

function authorOf(by: string, names: ReadonlyMap<string, string>): string {
  const [kind, id] = by.split(':');
  if (kind === 'user') return names.get(`person:${id}`) ?? 'somebody who has left';
  return id === 'joined' ? 'with the invitation' : 'Heed';
}
