import { type FormEvent, useState } from 'react';
import { ZoneNote } from '../boards/zone-note.tsx';
import { DateTimeField } from '../ui/fields.tsx';
import { Button, Checkbox, FieldError, SegmentedControl, Select, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { errorAt, errorsOf, otherErrors } from './field-errors.ts';
import type { Absence, Roster, Shift } from './roster-cells.ts';
import { draftOf, type RosterDraft, spanOf, type What } from './roster-draft.ts';
import { useAbsences, useRoster } from './use-roster.ts';
import type { FieldErrors } from './week-draft.ts';

/** What the drawer is about: something new for a person and a day, or what stands there. */
export interface RosterTask {
  readonly userId: string;
  readonly what: What;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly shift?: Shift;
  readonly absence?: Absence;
  /** A turn somebody is to take over. */
  readonly turn?: Roster['turns'][number];
}

interface FormProps {
  readonly roster: Roster;
  readonly task: RosterTask;
  readonly close: () => void;
}

const pointers = /^\/(userId|from|until|rotaId|note|reason)$/;

function useRosterForm({ roster, task, close }: FormProps) {
  const [draft, setDraft] = useState(() => draftOf(task, roster));
  const [errors, setErrors] = useState<FieldErrors>({});
  const shifts = useRoster();
  const absences = useAbsences();
  const edit = (part: Partial<RosterDraft>) => setDraft({ ...draft, ...part });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const span = spanOf(draft, roster.zone);
    setErrors('errors' in span ? span.errors : {});
    if ('errors' in span) return;
    const { userId, note, what } = draft;
    try {
      if (what === 'absence') {
        await absences.saveAbsence(userId, { ...span, reason: note }, task.absence?.id ?? null);
      } else {
        const kind = what === 'duty' ? ('duty' as const) : ('on_call' as const);
        const rotaId = what === 'turn' ? draft.rotaId : null;
        const until = span.until ?? '';
        await shifts.saveShift(
          { userId, kind, rotaId, from: span.from, until, note },
          task.shift?.id ?? null,
        );
      }
      close();
    } catch (problem) {
      setErrors(errorsOf(problem as Parameters<typeof errorsOf>[0]));
    }
  };
  return { draft, edit, errors, submit, isSaving: shifts.isSaving || absences.isSaving, shifts, absences };
}

/** Adds or changes a shift, the taking over of a turn, or an absence. */
export function RosterForm(props: FormProps) {
  const { roster, task } = props;
  const { draft, edit, errors, submit, isSaving, ...acts } = useRosterForm(props);
  const form = useFirstError(errors);
  const isNew = !task.shift && !task.absence;
  return (
    <form ref={form} className="heed-form" onSubmit={(event) => void submit(event)} noValidate>
      {isNew && !task.turn ? <WhatField roster={roster} draft={draft} edit={edit} /> : null}
      {draft.what === 'turn' ? (
        <Select
          label="Rota"
          data={roster.rotas.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.rotaId}
          onChange={(event) => edit({ rotaId: event.currentTarget.value })}
          error={errorAt(errors, '/rotaId')}
        />
      ) : null}
      <PersonField {...props} draft={draft} edit={edit} error={errorAt(errors, '/userId')} />
      <SpanFields draft={draft} edit={edit} errors={errors} hasBegun={hasBegun(task, roster)} />
      <TextField
        label={draft.what === 'absence' ? 'Reason, seen by colleagues' : 'Note'}
        placeholder={draft.what === 'absence' ? 'away' : 'late desk'}
        value={draft.note}
        onChange={(event) => edit({ note: event.currentTarget.value })}
        error={errorAt(errors, '/note', '/reason')}
      />
      <ZoneNote zone={roster.zone} />
      {otherErrors(errors, (pointer) => pointers.test(pointer)).map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
      <div className="heed-form-acts">
        <Button type="submit" loading={isSaving}>
          {isNew ? 'Add' : 'Save'}
        </Button>
        <RemoveButton {...props} {...acts} />
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: RosterDraft;
  readonly edit: (part: Partial<RosterDraft>) => void;
}

function WhatField({ roster, draft, edit }: PartProps & { readonly roster: Roster }) {
  const mayEdit = roster.can.includes('edit');
  if (!mayEdit) return null;
  return (
    <SegmentedControl
      aria-label="What to add"
      value={draft.what}
      onChange={(what) => edit({ what: what as What })}
      data={[
        { value: 'duty', label: 'Shift' },
        { value: 'on_call', label: 'On call' },
        ...(roster.rotas.length > 0 ? [{ value: 'turn', label: 'Take over a turn' }] : []),
        { value: 'absence', label: 'Absence' },
      ]}
    />
  );
}

function PersonField({
  roster,
  task,
  draft,
  edit,
  error,
}: FormProps & PartProps & { readonly error?: string | undefined }) {
  const people = roster.people.filter(({ you }) => you || roster.can.includes('edit'));
  return (
    <Select
      label="Person"
      data={[
        ...(draft.userId === '' ? [{ value: '', label: 'Choose who' }] : []),
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={draft.userId}
      disabled={task.absence !== undefined}
      onChange={(event) => edit({ userId: event.currentTarget.value })}
      error={error}
    />
  );
}

function SpanFields(props: PartProps & { readonly errors: FieldErrors; readonly hasBegun: boolean }) {
  const { draft, edit, errors, hasBegun: begun } = props;
  return (
    <>
      <div className="heed-pair">
        <DateTimeField
          label="From"
          value={draft.from}
          disabled={begun}
          onChange={(event) => edit({ from: event.currentTarget.value })}
          error={errorAt(errors, '/from')}
        />
        {draft.what === 'absence' && draft.openEnd ? null : (
          <DateTimeField
            label="Until"
            value={draft.until}
            onChange={(event) => edit({ until: event.currentTarget.value })}
            error={errorAt(errors, '/until')}
          />
        )}
      </div>
      {draft.what === 'absence' ? (
        <Checkbox
          label="Until further notice"
          checked={draft.openEnd}
          onChange={(event) => edit({ openEnd: event.currentTarget.checked })}
        />
      ) : null}
    </>
  );
}

function hasBegun({ absence }: RosterTask, { now }: Roster): boolean {
  return absence !== undefined && Date.parse(absence.from) <= Date.parse(now);
}

function RemoveButton({
  roster,
  task,
  close,
  shifts,
  absences,
}: FormProps & Pick<ReturnType<typeof useRosterForm>, 'shifts' | 'absences'>) {
  const name = roster.people.find(({ id }) => id === task.userId)?.name ?? 'somebody';
  const { shift, absence } = task;
  if (!shift && !absence) return null;
  const remove = () => {
    if (shift) void shifts.removeShift(shift, name);
    if (absence) void absences.removeAbsence(task.userId, absence, name);
    close();
  };
  return (
    <Button variant="default" onClick={remove}>
      {absence && hasBegun(task, roster) ? 'End it now' : 'Take it away'}
    </Button>
  );
}
