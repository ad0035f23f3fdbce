import type { CalendarSpec } from '../../core/time/calendar-spec.ts';
import type { Instant } from '../../core/time/instant.ts';
import { byPrecedence, type CalendarVersion, follows } from '../../people/calendars/calendar-version.ts';
import { defaultCallWindow } from '../../people/calendars/default-call-window.ts';

/** Hours that a version puts in force, by the version's id. */
export interface VersionedHours {
  readonly id: string;
  readonly spec: CalendarSpec;
}

/** As read from the database. */
export interface LoadedHours {
  desks: { id: string; teamId: string }[];
  versions: (CalendarVersion & { scope: 'organisation' | 'desk' | 'call_window'; scopeId: string })[];
}

/** The hours of an organisation's desks through all their versions, and when its contacts may be called. */
export class DeskHours {
  readonly #desks: ReadonlyMap<string, LoadedHours['desks'][number]>;
  /** By owner, the version that rules first in front. */
  readonly #versions: ReadonlyMap<string, readonly CalendarVersion[]>;
  readonly #byId: ReadonlyMap<string, CalendarVersion>;

  constructor({ desks, versions }: LoadedHours) {
    const ordered = versions.toSorted(byPrecedence);
    this.#desks = new Map(desks.map((desk) => [desk.id, desk]));
    this.#versions = Map.groupBy(ordered, ({ scope, scopeId }) => (scope === 'desk' ? scopeId : scope));
    this.#byId = new Map(versions.map((version) => [version.id, version]));
  }

  /** The desk's own hours, else those of the organisation; what came before the first is judged by the first. */
  inForce(deskId: string, at: Instant, knownAt: Instant): VersionedHours {
    const own = inForce(this.#versions.get(deskId) ?? [], at, knownAt);
    if (own && !follows(own.spec)) return hours(own);
    const opening = this.#versions.get('organisation') ?? [];
    const version = inForce(opening, at, knownAt) ?? firstKnown(opening);
    if (!version) throw new Error(`desk ${deskId} has no opening hours`);
    return hours(version);
  }

  /** The hours in which contacts may be called; the zone is each contact's own. */
  callWindow(at: Instant, knownAt: Instant): VersionedHours {
    const version = inForce(this.#versions.get('call_window') ?? [], at, knownAt);
    if (version && !follows(version.spec)) return hours(version);
    return { id: 'default', spec: { ...defaultCallWindow, zone: 'UTC' } };
  }

  /** Throws when no version of a desk's or the organisation's hours has this id. */
  byId(id: string): VersionedHours {
    const version = this.#byId.get(id);
    if (!version) throw new Error(`no hours ${id}`);
    return hours(version);
  }

  teamOf(deskId: string): string {
    const desk = this.#desks.get(deskId);
    if (!desk) throw new Error(`no desk ${deskId}`);
    return desk.teamId;
  }

  /** When hours that this desk goes by were corrected backwards, in order. */
  correctedAt(deskId: string): readonly Instant[] {
    const versions = [deskId, 'organisation', 'call_window'].flatMap((key) => this.#versions.get(key) ?? []);
    const corrected = versions.filter(({ validFrom, recordedAt }) => recordedAt > validFrom);
    return [...new Set(corrected.map(({ recordedAt }) => recordedAt))].sort((a, b) => a - b);
  }
}

function inForce(
  ordered: readonly CalendarVersion[],
  at: Instant,
  knownAt: Instant,
): CalendarVersion | undefined {
  return ordered.find((version) => version.validFrom <= at && version.recordedAt <= knownAt);
}

function firstKnown(versions: readonly CalendarVersion[]): CalendarVersion | undefined {
  return versions.toSorted((a, b) => a.recordedAt - b.recordedAt)[0];
}

/** Desks, the organisation and the call window hold whole hours; only teams and people hold layers. */
function hours({ id, spec }: CalendarVersion): VersionedHours {
  return { id, spec: spec as CalendarSpec };
}
