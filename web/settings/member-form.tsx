import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { hours, type memberView, people, saveMember, session } from '../../src/people/contract.ts';
import { setup } from '../../src/setup/contract.ts';
import { useOrg } from '../session.ts';
import { Button, FieldError, showToast, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { errorAt, errorsOf, otherErrors } from './field-errors.ts';
import { OwnHours } from './own-hours.tsx';
import { RolePicker } from './role-picker.tsx';
import { type FieldErrors, weekBody, weekDraft, weekErrors } from './week-draft.ts';

export type Member = z.output<typeof memberView>;
type MemberBody = z.input<typeof saveMember.body>;

export interface MemberFormProps {
  readonly member: Member;
  readonly onClose: () => void;
}

/** Saves a member and offers the way back. */
function useSave(member: Member, onClose: () => void) {
  const org = useOrg();
  const [errors, setErrors] = useState<FieldErrors>({});
  const save = useCommand(saveMember, { refreshes: [people, session, setup], quiet: true });
  const restore = useCommand(saveMember, { refreshes: [people, session, setup] });
  const submit = async (body: MemberBody) => {
    const params = { org, id: member.id };
    try {
      await save.mutateAsync({ params, body });
    } catch (problem) {
      return setErrors(errorsOf(problem as Parameters<typeof errorsOf>[0]));
    }
    const before = { name: member.name, roles: member.roles, week: member.week };
    showToast({
      text: `${body.name} is saved`,
      undo: () => restore.mutate({ params, body: before }),
    });
    onClose();
  };
  return { errors, setErrors, submit, busy: save.isPending };
}

const pointers = /^\/(name|roles|week)(\/|$)/;

/** Name, roles and hours of a member. */
export function MemberForm({ member, onClose }: MemberFormProps) {
  const { errors, setErrors, submit, busy } = useSave(member, onClose);
  const opening = useEndpoint(hours, { params: { org: useOrg() } }).data;
  const [name, setName] = useState(member.name);
  const [roles, setRoles] = useState(member.roles);
  const [week, setWeek] = useState(member.week ? weekDraft(member.week) : null);
  const form = useFirstError(errors);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const wrong = {
      ...(name.trim() ? {} : { '/name': 'A name is needed' }),
      ...(roles.length > 0 ? {} : { '/roles': 'At least one role' }),
      ...(week ? weekErrors(week) : {}),
    };
    setErrors(wrong);
    if (Object.keys(wrong).length === 0)
      void submit({ name: name.trim(), roles, week: week ? weekBody(week) : null });
  };
  return (
    <form ref={form} className="heed-form" onSubmit={send} noValidate>
      <TextField
        label="Name"
        data-autofocus
        description="As buyers read it under replies."
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errorAt(errors, '/name')}
      />
      <RolePicker value={roles} onChange={setRoles} error={errorAt(errors, '/roles')} />
      <OwnHours
        week={week}
        opening={opening ? weekDraft(opening.week) : null}
        onChange={setWeek}
        errors={errors}
      />
      {otherErrors(errors, (pointer) => pointers.test(pointer)).map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
      <div className="heed-form-acts">
        <Button type="submit" loading={busy}>
          Save
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
