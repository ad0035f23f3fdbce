import { useMemo, useState } from 'react';
import { calendar, calendars, saveCalendar } from '../../src/people/calendars/contract.ts';
import { hours, people } from '../../src/people/contract.ts';
import { health, setup } from '../../src/setup/contract.ts';
import { asProblem } from '../problem.ts';
import { serverNow } from '../server-clock.ts';
import { announce, showToast } from '../ui/index.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand } from '../use-endpoint.ts';
import { errorsOf } from './field-errors.ts';
import {
  type CalendarPage,
  type OwnDraft,
  ownDraft,
  ownErrors,
  type Parts,
  partsAt,
  partsOf,
} from './own-draft.ts';
import { sameParts } from './same-parts.ts';
import { fromNow, type StartDraft, startErrors, startInstant } from './start-draft.ts';
import type { FieldErrors } from './week-draft.ts';

interface Work {
  readonly draft: OwnDraft;
  readonly start: StartDraft;
  readonly note: string;
}

interface Recording {
  readonly parts: Parts | null;
  readonly validFrom: string | null;
  readonly note: string | null;
}

/** The server points below `/parts`; the fields do not. */
const unwrapped = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([at, text]) => [at.replace(/^\/parts(?=\/|$)/, ''), text]));

/** Sends hours, and offers the way back: what held before is recorded again from the same start. */
function useRecord(org: string, page: CalendarPage) {
  const refreshes = [calendar, calendars, hours, people, setup, health];
  const save = useCommand(saveCalendar, { refreshes, quiet: true });
  const params = { org, scope: page.scope, id: page.id };
  const before = (validFrom: string | null) => {
    const at = validFrom === null ? serverNow() : Date.parse(validFrom);
    const parts = partsAt(page.versions, at);
    // The organisation always has hours: what came before the first is judged by them.
    return parts ?? (page.scope === 'organisation' ? (page.versions.at(-1)?.parts ?? null) : null);
  };
  const record = async (body: Recording, text: string, undoable: boolean): Promise<void> => {
    const back = { ...body, parts: before(body.validFrom), note: 'Taken back' };
    await save.mutateAsync({ params, body });
    const undo = () => void record(back, 'Hours are as they were', false).catch(() => undefined);
    showToast({ text, ...(undoable ? { undo } : {}) });
  };
  return { record, before, busy: save.isPending };
}

const saidBy: Readonly<Record<StartDraft['kind'], string>> = {
  now: 'Hours saved: they hold from now on',
  planned: 'Hours planned',
  corrected: 'Hours corrected',
};

/** One owner's hours being edited: kept over a reload, checked here and by the server, saved with undo. */
export function useCalendarForm(org: string, page: CalendarPage) {
  const stored = useMemo(() => ownDraft(page, page.parts), [page]);
  const key = `calendar.${org}.${page.scope}.${page.id}`;
  const [kept, setKept, forget] = useKept<Work | null>(key, null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const { record, before, busy } = useRecord(org, page);
  const work: Work = kept ?? { draft: stored, start: fromNow, note: '' };
  const { draft, start, note } = work;
  const parts = partsOf(draft, page.scope);
  const discard = () => {
    setKept(null);
    forget();
    setErrors({});
  };
  const submit = async () => {
    const wrong = { ...ownErrors(draft, page.scope), ...startErrors(start, page.hours.zone, serverNow()) };
    setErrors(wrong);
    const count = Object.keys(wrong).length;
    if (count > 0) return announce(`${count} ${count === 1 ? 'field needs' : 'fields need'} a look`);
    const body = { parts, validFrom: startInstant(start, page.hours.zone), note: note.trim() || null };
    try {
      await record(body, saidBy[start.kind], true);
      discard();
    } catch (cause) {
      setErrors(unwrapped(errorsOf(asProblem(cause))));
    }
  };
  return {
    ...work,
    parts,
    errors,
    busy,
    discard,
    submit,
    changed: kept !== null && (start.kind !== 'now' || !sameParts(parts, page.parts)),
    edit: (next: OwnDraft) => setKept({ ...work, draft: next }),
    setStart: (next: StartDraft, why: string) => setKept({ ...work, start: next, note: why }),
    /** Another version as the draft, such as a plan to be changed or old hours to return to. */
    take: (version: Parts | null, from: StartDraft) =>
      setKept({ draft: ownDraft(page, version), start: from, note: '' }),
    /** What would hold from that instant without the plan that begins then. */
    withdrawPlan: (validFrom: string) =>
      record(
        {
          parts: before(new Date(Date.parse(validFrom) - 1).toISOString()),
          validFrom,
          note: 'Plan withdrawn',
        },
        'Plan withdrawn',
        true,
      ),
  };
}

export type CalendarForm = ReturnType<typeof useCalendarForm>;
