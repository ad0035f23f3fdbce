import { sql } from 'kysely';
import type { CalendarSpec } from '../../core/time/calendar-spec.ts';
import type { Instant } from '../../core/time/instant.ts';
import { type CalendarLayer, layerCalendar } from '../../core/time/layer-calendar.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import type { CalendarScope } from '../../platform/schema.ts';
import { type CalendarVersion, follows, type StoredSpec, versionInForce } from './calendar-version.ts';
import { defaultCallWindow } from './default-call-window.ts';

/** Somebody or something that has hours. */
export interface Owner {
  readonly scope: CalendarScope;
  readonly id: string;
  readonly name: string;
  /** Team of a desk or a person. */
  readonly teamId: string | null;
}

export interface HistoricVersion extends CalendarVersion {
  readonly by: string;
  readonly note: string | null;
}

interface Loaded {
  zone: string;
  owners: Owner[];
  versions: (HistoricVersion & { scope: CalendarScope; scopeId: string })[];
}

/** Every calendar of an organisation with its owner, and how they lie over each other. */
export class OrganisationCalendars {
  readonly owners: readonly Owner[];
  readonly #zone: string;
  readonly #versions: ReadonlyMap<string, readonly HistoricVersion[]>;

  constructor({ zone, owners, versions }: Loaded) {
    this.owners = owners;
    this.#zone = zone;
    this.#versions = Map.groupBy(versions, (version) => `${version.scope}:${version.scopeId}`);
  }

  /** Throws DomainError `not_found`. */
  owner(scope: CalendarScope, id: string): Owner {
    const found = this.owners.find((owner) => owner.scope === scope && owner.id === id);
    if (!found) throw notFound();
    return found;
  }

  versionsOf({ scope, id }: Owner): readonly HistoricVersion[] {
    return this.#versions.get(`${scope}:${id}`) ?? [];
  }

  /** The version with hours of the owner's own that is in force, as known now; null when those beneath hold. */
  ownAt(owner: Owner, at: Instant, now: Instant): HistoricVersion | null {
    const version = versionInForce(this.versionsOf(owner), at, now);
    return version && !follows(version.spec) ? version : null;
  }

  /** Whose hours hold where the owner has none; null for those that stand alone. */
  beneath(owner: Owner): Owner | null {
    if (owner.scope === 'organisation' || owner.scope === 'call_window') return null;
    if (owner.scope === 'desk') return this.#one('organisation');
    if (owner.scope === 'team') return this.#deskOf(owner.id);
    const team = this.owners.find(({ scope, id }) => scope === 'team' && id === owner.teamId);
    return team ?? this.#deskOf(null);
  }

  /** All layers together, as they hold at an instant. */
  hoursAt(owner: Owner, at: Instant, now: Instant): CalendarSpec {
    return this.withParts(owner, this.ownAt(owner, at, now)?.spec ?? null, at, now);
  }

  /** The hours that would hold at an instant if the owner's own were these; null: if they had none. */
  withParts(owner: Owner, own: StoredSpec | null, at: Instant, now: Instant): CalendarSpec {
    if (owner.scope === 'call_window')
      return { ...(own ?? defaultCallWindow), zone: this.#zone } as CalendarSpec;
    const beneath = this.beneath(owner);
    if (!beneath) {
      // What came before the first hours is judged by them.
      const hours = own ?? this.versionsOf(owner).at(-1)?.spec;
      if (!hours) throw new Error('the organisation has no hours');
      return hours as CalendarSpec;
    }
    if (own && owner.scope === 'desk') return own as CalendarSpec;
    const base = this.hoursAt(beneath, at, now);
    return own ? layerCalendar(base, own as CalendarLayer) : base;
  }

  #one(scope: CalendarScope): Owner {
    const found = this.owners.find((owner) => owner.scope === scope);
    if (!found) throw new Error(`the organisation has no ${scope}`);
    return found;
  }

  #deskOf(teamId: string | null): Owner {
    const own = this.owners.find(({ scope, teamId: team }) => scope === 'desk' && team === teamId);
    return own ?? this.#one('desk');
  }
}

/** Loads every calendar in one query: versions are few, and layers need several of them. */
export async function loadCalendars(ctx: Context): Promise<OrganisationCalendars> {
  const { rows } = await sql<Loaded>`
    select o.zone,
      (select json_agg(json_build_object('scope', x.scope, 'id', x.id, 'name', x.name, 'teamId', x.team_id)
          order by x.place, x.name, x.id)
        from (
          select 1 as place, 'organisation' as scope, o.id, o.name, null::uuid as team_id
          union all select 2, 'call_window', o.id, o.name, null
          union all select 3, 'desk', d.id, d.name, d.team_id from desk d where d.org_id = o.id
          union all select 4, 'team', t.id, t.name, null from team t where t.org_id = o.id
          union all select 5, 'person', m.user_id, m.name, m.team_id from membership m where m.org_id = o.id and m.active
        ) x) as owners,
      (select coalesce(json_agg(json_build_object('scope', c.scope, 'scopeId', c.scope_id, 'id', v.id,
          'validFrom', extract(epoch from v.valid_from) * 1000, 'recordedAt', extract(epoch from v.recorded_at) * 1000,
          'spec', v.spec, 'by', v.created_by, 'note', v.note)
          order by v.valid_from desc, v.recorded_at desc, v.id desc), '[]')
        from calendar c join calendar_version v on v.org_id = c.org_id and v.calendar_id = c.id
        where c.org_id = o.id) as versions
    from organisation o where o.id = ${ctx.orgId}`.execute(ctx.db);
  const [loaded] = rows;
  if (!loaded) throw new Error(`organisation ${ctx.orgId} is gone`);
  return new OrganisationCalendars(loaded);
}
