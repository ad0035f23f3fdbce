import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { hours, saveHours } from '../../src/people/contract.ts';
import { health, setup } from '../../src/setup/contract.ts';
import { announce, showToast } from '../ui/index.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { type CalendarDraft, calendarBodyOf, calendarDraft, calendarErrors } from './calendar-draft.ts';
import { errorsOf } from './field-errors.ts';
import type { CalendarBody, FieldErrors } from './week-draft.ts';

/** Compares what would be sent, so that a time typed and typed back counts as no change. */
const same = (a: CalendarDraft, b: CalendarDraft) =>
  JSON.stringify(calendarBodyOf(a)) === JSON.stringify(calendarBodyOf(b));

/** The opening hours being edited: kept over a reload, checked here and by the server, saved with undo. */
export function useHoursForm(org: string, onSaved?: () => void) {
  const client = useQueryClient();
  const loaded = useEndpoint(hours, { params: { org } }, { staleTime: 30_000 });
  const stored = useMemo(() => (loaded.data ? calendarDraft(loaded.data) : null), [loaded.data]);
  const [kept, setKept, forget] = useKept<CalendarDraft | null>(`hours.${org}`, null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const save = useCommand(saveHours, { refreshes: [hours, setup, health], quiet: true });
  const draft = kept ?? stored;
  const discard = () => {
    setKept(null);
    forget();
    setErrors({});
  };
  const send = async (body: CalendarBody, before: CalendarBody | null) => {
    try {
      await save.mutateAsync({ params: { org }, body });
    } catch (problem) {
      setErrors(errorsOf(problem as Parameters<typeof errorsOf>[0]));
      return;
    }
    await client.invalidateQueries({ queryKey: [hours.path] });
    discard();
    showToast({
      text: before ? 'Opening hours saved' : 'Opening hours are as they were',
      detail: 'They hold from now on; running clocks keep theirs.',
      ...(before ? { undo: () => void send(before, null) } : {}),
    });
    if (before) onSaved?.();
  };
  const submit = async () => {
    if (!draft || !stored) return;
    const wrong = calendarErrors(draft);
    setErrors(wrong);
    const count = Object.keys(wrong).length;
    if (count > 0) announce(`${count} ${count === 1 ? 'field needs' : 'fields need'} a look`);
    else await send(calendarBodyOf(draft), calendarBodyOf(stored));
  };
  return {
    draft,
    edit: setKept as (draft: CalendarDraft) => void,
    changed: Boolean(kept && stored && !same(kept, stored)),
    errors,
    submit,
    discard,
    busy: save.isPending,
    loaded,
  };
}

export type HoursForm = ReturnType<typeof useHoursForm>;
