import type { z } from 'zod';
import type { calendar, calendarParts } from '../../src/people/calendars/contract.ts';
import { type CalendarDraft, calendarBodyOf, calendarDraft, calendarErrors } from './calendar-draft.ts';
import { type CalendarBody, type FieldErrors, weekMinutes } from './week-draft.ts';

export type CalendarPage = z.output<typeof calendar.response>;
export type CalendarVersion = CalendarPage['versions'][number];
export type Parts = z.output<typeof calendarParts>;
export type Scope = CalendarPage['scope'];

/** Hours of one owner as they are edited. What is not their own is filled in from beneath, ready to be changed. */
export interface OwnDraft extends CalendarDraft {
  /** False: the hours beneath hold. */
  readonly own: boolean;
  readonly ownZone: boolean;
  readonly ownWeek: boolean;
}

/** Teams and people say only what differs; the others have whole hours or none. */
export const isLayer = (scope: Scope): boolean => scope === 'team' || scope === 'person';

/** The draft for parts as they are stored; null for none. */
export function ownDraft(page: CalendarPage, parts: Parts | null): OwnDraft {
  const beneath = page.beneath?.hours ?? page.hours;
  const layer = isLayer(page.scope);
  // Dates of the hours beneath come on top of a layer by themselves; whole hours begin as a copy of them.
  const isCopy = parts === null && !layer;
  const filler: Parts = isCopy ? beneath : { zone: beneath.zone, week: beneath.week };
  return {
    ...calendarDraft({ ...filler, ...(parts ?? {}) } as CalendarBody),
    own: parts !== null,
    ownZone: !layer || parts?.zone !== undefined,
    ownWeek: !layer || parts?.week !== undefined,
  };
}

/** The edited hours for the server; null for none of one's own. */
export function partsOf(draft: OwnDraft, scope: Scope): Parts | null {
  if (!draft.own) return null;
  const { zone, week, holidays, overrides, closed } = calendarBodyOf(draft);
  const filled = {
    ...(holidays?.length ? { holidays } : {}),
    ...(overrides && Object.keys(overrides).length > 0 ? { overrides } : {}),
    ...(closed?.length ? { closed } : {}),
  };
  if (scope === 'call_window') return { week, ...filled };
  return { ...(draft.ownZone ? { zone } : {}), ...(draft.ownWeek ? { week } : {}), ...filled };
}

/** What is wrong, by pointer below the parts. */
export function ownErrors(draft: OwnDraft, scope: Scope): FieldErrors {
  if (!draft.own) return {};
  const errors = calendarErrors(draft);
  if (draft.ownWeek) return named(errors, draft, scope);
  const dates = Object.entries(errors).filter(([pointer]) => !pointer.startsWith('/week'));
  if (Object.keys(partsOf(draft, scope) ?? {}).length === 0)
    return { '': 'Nothing differs from the hours beneath: choose what is their own, or follow those.' };
  return Object.fromEntries(dates);
}

function named(errors: FieldErrors, draft: OwnDraft, scope: Scope): FieldErrors {
  if (!errors['/week'] || weekMinutes(draft.week) > 0) return errors;
  const words: Partial<Record<Scope, string>> = {
    call_window: 'Nobody could ever be called like this',
    person: 'They would never be on duty like this; set an absence instead',
    team: 'They would never be on duty like this',
  };
  return { ...errors, '/week': words[scope] ?? errors['/week'] };
}

/** The parts that hold at an instant by the versions recorded so far; null where those beneath hold. */
export function partsAt(versions: readonly CalendarVersion[], at: number): Parts | null {
  const standing = versions.filter(({ state }) => state !== 'replaced');
  const found = standing.find(({ validFrom }) => Date.parse(validFrom) <= at);
  return found?.parts ?? null;
}
