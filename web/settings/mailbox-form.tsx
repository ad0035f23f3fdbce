import type { ReactNode } from 'react';
import { useSession } from '../session.ts';
import { Button, Checkbox, DateTimeField, FieldError, SegmentedControl, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { whenText } from '../ui/when.ts';
import { errorAt, otherErrors } from './field-errors.ts';
import { guessServers, type Mailbox } from './mailbox-draft.ts';
import { ProbeResults } from './probe-results.tsx';
import { ServerFields } from './server-fields.tsx';
import { type MailboxFormState, useMailboxForm } from './use-mailbox-form.ts';

export interface MailboxFormProps {
  /** Null connects a new one. */
  readonly mailbox: Mailbox | null;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

interface PartProps {
  readonly form: MailboxFormState;
  readonly mailbox: Mailbox | null;
}

function Kind({ form }: { readonly form: MailboxFormState }) {
  const canMail = useSession().data?.canMail ?? false;
  const { draft, edit } = form;
  const choose = (kind: string) =>
    edit(
      kind === 'imap'
        ? { ...draft, kind: 'imap', sendsItself: true }
        : { ...draft, kind: 'forward', sendsItself: !canMail, sameAccount: false },
    );
  return (
    <div>
      <SegmentedControl
        fullWidth
        aria-label="How mail reaches Heed"
        value={draft.kind}
        onChange={choose}
        data={[
          { value: 'imap', label: 'Connect by IMAP' },
          { value: 'forward', label: 'Forward your mail' },
        ]}
      />
      <p className="heed-soft heed-flat heed-gap-small">
        {draft.kind === 'imap'
          ? 'Heed watches the mailbox and leaves every mail where it is. Best when you have its password.'
          : 'You get an address to which your mail server sends a copy. Nothing to log in to; replies people send from their own mail program are not seen.'}
      </p>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="heed-part">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function Receiving({ form, mailbox }: PartProps) {
  const { draft, edit, passwords, setPasswords, errors } = form;
  return (
    <Part title="Receiving (IMAP)">
      <ServerFields
        which="imap"
        server={draft.imap}
        onChange={(imap) => edit({ ...draft, imap })}
        password={passwords.imap}
        onPassword={(imap) => setPasswords({ ...passwords, imap })}
        errors={errors}
        stored={mailbox?.imap !== null && mailbox !== null}
      />
    </Part>
  );
}

function Sending({ form, mailbox }: PartProps) {
  const canMail = useSession().data?.canMail ?? false;
  const elsewhere = canMail
    ? 'They leave through the mail server Heed itself uses.'
    : "Heed has no mail server of its own here: without this, replies can't be mailed.";
  const { draft, edit, passwords, setPasswords, errors } = form;
  return (
    <Part title="Sending (SMTP)">
      <Checkbox
        label="Replies leave through this mailbox's own server"
        description={draft.sendsItself ? undefined : elsewhere}
        checked={draft.sendsItself}
        onChange={(event) => edit({ ...draft, sendsItself: event.currentTarget.checked })}
      />
      {draft.sendsItself && draft.kind === 'imap' ? (
        <Checkbox
          label="Same user and password as for receiving"
          checked={draft.sameAccount}
          onChange={(event) => edit({ ...draft, sameAccount: event.currentTarget.checked })}
        />
      ) : null}
      {draft.sendsItself ? (
        <ServerFields
          which="smtp"
          server={draft.smtp}
          onChange={(smtp) => edit({ ...draft, smtp })}
          password={passwords.smtp}
          onPassword={(smtp) => setPasswords({ ...passwords, smtp })}
          errors={errors}
          withoutAccount={draft.sameAccount && draft.kind === 'imap'}
          stored={mailbox?.smtp !== null && mailbox !== null}
        />
      ) : null}
    </Part>
  );
}

function CutOver({ form, mailbox }: PartProps) {
  const { draft, edit, errors } = form;
  const from = draft.cutOver ? whenText(new Date(draft.cutOver).toISOString()) : 'you connect';
  return (
    <Part title="From when on">
      <DateTimeField
        label="Clocks count mail since"
        description={mailbox ? undefined : 'Leave empty to begin at the moment of connecting.'}
        value={draft.cutOver}
        onChange={(event) => edit({ ...draft, cutOver: event.currentTarget.value })}
        error={errorAt(errors, '/cutOverAt')}
      />
      <p className="heed-soft heed-flat">
        Mail that arrived before {from} is history without clocks: it can be read with a person's
        conversation, and nobody is late for it.
      </p>
    </Part>
  );
}

const pointers = /^\/(name|address|cutOverAt|imap|smtp)(\/|$)/;

/** Connects a mailbox or changes one. */
export function MailboxForm({ mailbox, onDone, onCancel }: MailboxFormProps) {
  const form = useMailboxForm(mailbox, onDone);
  const { draft, edit, errors } = form;
  const element = useFirstError(errors);
  return (
    <form ref={element} className="heed-form" onSubmit={(event) => void form.submit(event)} noValidate>
      {mailbox ? null : <Kind form={form} />}
      <div className="heed-pair">
        <TextField
          label="Address buyers write to"
          data-autofocus
          type="email"
          autoComplete="off"
          placeholder="sales@example.com"
          value={draft.address}
          onChange={(event) => edit({ ...draft, address: event.currentTarget.value })}
          onBlur={() => (mailbox ? undefined : edit(guessServers(draft)))}
          error={errorAt(errors, '/address')}
        />
        <TextField
          label="Name"
          autoComplete="off"
          placeholder="Sales"
          value={draft.name}
          onChange={(event) => edit({ ...draft, name: event.currentTarget.value })}
          error={errorAt(errors, '/name')}
        />
      </div>
      {draft.kind === 'imap' ? <Receiving form={form} mailbox={mailbox} /> : null}
      <Sending form={form} mailbox={mailbox} />
      <CutOver form={form} mailbox={mailbox} />
      <ProbeResults probe={form.probe} />
      {otherErrors(errors, (pointer) => pointers.test(pointer)).map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
      <div className="heed-form-acts">
        <Button type="submit" loading={form.saving}>
          {mailbox ? 'Save' : draft.kind === 'imap' ? 'Connect' : 'Get the forwarding address'}
        </Button>
        {draft.kind === 'imap' || draft.sendsItself ? (
          <Button variant="default" loading={form.testing} onClick={() => void form.test()}>
            Test
          </Button>
        ) : null}
        {onCancel ? (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </form>
  );
}
