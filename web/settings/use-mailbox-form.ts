import { type FormEvent, useState } from 'react';
import {
  addMailbox,
  health,
  listMailboxes,
  probeMailbox,
  saveMailbox,
  setup,
} from '../../src/setup/contract.ts';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand } from '../use-endpoint.ts';
import { errorsOf } from './field-errors.ts';
import {
  blankMailbox,
  type Mailbox,
  type MailboxDraft,
  mailboxBodyOf,
  mailboxDraft,
  mailboxErrors,
  missingPasswords,
  type Passwords,
} from './mailbox-draft.ts';
import type { FieldErrors } from './week-draft.ts';

const noPasswords: Passwords = { imap: '', smtp: '' };
const refreshes = [listMailboxes, setup, health];

/** A mailbox being connected or changed: tested as often as one likes, then saved. */
export function useMailboxForm(mailbox: Mailbox | null, onSaved: () => void) {
  const org = useOrg();
  const kept = mailbox ? null : `mailbox.${org}`;
  const [draft, setDraft, forget] = useKept<MailboxDraft>(
    kept,
    mailbox ? mailboxDraft(mailbox) : blankMailbox,
  );
  const [passwords, setPasswords] = useState(noPasswords);
  const [errors, setErrors] = useState<FieldErrors>({});
  const probe = useCommand(probeMailbox, { quiet: true });
  const add = useCommand(addMailbox, { refreshes, quiet: true });
  const save = useCommand(saveMailbox, { refreshes, quiet: true });
  /** Checks the draft, then does something with what would be sent; shows what went wrong at the fields. */
  const checked = async (act: (body: ReturnType<typeof mailboxBodyOf>) => Promise<unknown>) => {
    const wrong = { ...mailboxErrors(draft), ...(mailbox ? {} : missingPasswords(draft, passwords)) };
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    // The field knows minutes only; an instant nobody touched stays as exact as it was.
    const untouched = mailbox !== null && draft.cutOver === mailboxDraft(mailbox).cutOver;
    await act(mailboxBodyOf(untouched ? { ...draft, cutOver: '' } : draft, passwords)).catch((cause) =>
      setErrors(errorsOf(asProblem(cause))),
    );
  };
  const test = () => {
    probe.reset();
    return checked((body) =>
      probe.mutateAsync({ params: { org }, body: { ...body, ...(mailbox ? { id: mailbox.id } : {}) } }),
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    return checked(async (body) => {
      if (mailbox) await save.mutateAsync({ params: { org, id: mailbox.id }, body });
      else await add.mutateAsync({ params: { org }, body });
      forget();
      showToast({ text: mailbox ? `${body.name} is saved` : `${body.name} is connected` });
      onSaved();
    });
  };
  const edit = (next: MailboxDraft) => {
    if (probe.data) probe.reset();
    setDraft(next);
  };
  return {
    draft,
    edit,
    passwords,
    setPasswords,
    errors,
    test,
    submit,
    probe: probe.data ?? null,
    testing: probe.isPending,
    saving: add.isPending || save.isPending,
  };
}

export type MailboxFormState = ReturnType<typeof useMailboxForm>;
