import { type FormEvent, useState } from 'react';
import { invite, people } from '../../src/people/contract.ts';
import type { Role } from '../../src/platform/contract.ts';
import { setup } from '../../src/setup/contract.ts';
import { emailWords } from '../public/auth-words.ts';
import { useOrg } from '../session.ts';
import { Button, FieldError, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand } from '../use-endpoint.ts';
import { CopyField } from './copy-field.tsx';
import { errorAt, errorsOf, otherErrors } from './field-errors.ts';
import { RolePicker } from './role-picker.tsx';
import type { FieldErrors } from './week-draft.ts';

interface Sent {
  readonly name: string;
  readonly email: string;
  readonly link: string;
  readonly mailed: boolean;
}

interface Draft {
  readonly name: string;
  readonly email: string;
  readonly roles: Role[];
}

const blank: Draft = { name: '', email: '', roles: ['salesperson'] };
const pointers = /^\/(name|email|roles)(\/|$)/;

function useInvite() {
  const org = useOrg();
  const [draft, setDraft, forget] = useKept<Draft>(`invite.${org}`, blank);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [sent, setSent] = useState<Sent | null>(null);
  const command = useCommand(invite, { refreshes: [people, setup], quiet: true });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const address = emailWords(draft.email);
    const wrong: Record<string, string> = {
      ...(draft.name.trim() ? {} : { '/name': 'A name is needed' }),
      ...(address ? { '/email': address.replace('Your email', 'The email') } : {}),
      ...(draft.roles.length > 0 ? {} : { '/roles': 'At least one role' }),
    };
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const who = { name: draft.name.trim(), email: draft.email.trim() };
    try {
      const answer = await command.mutateAsync({
        params: { org },
        body: { ...who, roles: draft.roles, week: null },
      });
      setSent({ ...who, ...answer });
      setDraft(blank);
      forget();
    } catch (problem) {
      setErrors(errorsOf(problem as Parameters<typeof errorsOf>[0]));
    }
  };
  const edit = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return { draft, edit, errors, sent, again: () => setSent(null), submit, busy: command.isPending };
}

function SentLink({ sent, again }: { readonly sent: Sent; readonly again: () => void }) {
  return (
    <div className="heed-form" role="status">
      <p className="heed-flat">
        {sent.mailed
          ? `The invitation is on its way to ${sent.email}. If it gets lost, hand over this link yourself.`
          : `This server can't send mail yet: give ${sent.name} this link yourself.`}
      </p>
      <CopyField label="Invitation link" value={sent.link} />
      <p className="heed-soft heed-small heed-flat">
        It is shown only now. Whoever opens it can join as {sent.email}.
      </p>
      <div className="heed-form-acts">
        <Button variant="default" onClick={again}>
          Invite another person
        </Button>
      </div>
    </div>
  );
}

/** Invites a person; the link is shown once. */
export function InviteForm() {
  const { draft, edit, errors, sent, again, submit, busy } = useInvite();
  const form = useFirstError(errors);
  if (sent) return <SentLink sent={sent} again={again} />;
  return (
    <form ref={form} className="heed-form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="heed-pair">
        <TextField
          label="Name"
          data-autofocus
          autoComplete="off"
          value={draft.name}
          onChange={(event) => edit({ name: event.currentTarget.value })}
          error={errorAt(errors, '/name')}
        />
        <TextField
          label="Email"
          type="email"
          autoComplete="off"
          value={draft.email}
          onChange={(event) => edit({ email: event.currentTarget.value })}
          error={errorAt(errors, '/email')}
        />
      </div>
      <RolePicker
        value={draft.roles}
        onChange={(roles) => edit({ roles })}
        error={errorAt(errors, '/roles')}
      />
      {otherErrors(errors, (pointer) => pointers.test(pointer)).map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
      <div className="heed-form-acts">
        <Button type="submit" loading={busy}>
          Invite
        </Button>
      </div>
    </form>
  );
}
