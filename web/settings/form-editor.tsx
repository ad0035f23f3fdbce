import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { addForm, type formView, listForms, saveForm, setup } from '../../src/setup/contract.ts';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { Button, FieldError, showToast, Textarea, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { useCommand } from '../use-endpoint.ts';
import { errorAt, errorsOf, otherErrors } from './field-errors.ts';
import type { FieldErrors } from './week-draft.ts';

export type WebForm = z.output<typeof formView>;
type FormBody = z.input<typeof saveForm.body>;

export interface FormEditorProps {
  /** Null makes a new one. */
  readonly given: WebForm | null;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

/** One origin from each line; people paste whole addresses, of which the origin is kept. */
function sitesOf(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((site) => {
      const whole = site.includes('://') ? site : `https://${site}`;
      return URL.canParse(whole) ? new URL(whole).origin : site;
    });
}

function useFormSave(given: WebForm | null, onDone: () => void) {
  const org = useOrg();
  const [errors, setErrors] = useState<FieldErrors>({});
  const refreshes = [listForms, setup];
  const add = useCommand(addForm, { refreshes, quiet: true });
  const save = useCommand(saveForm, { refreshes, quiet: true });
  const restore = useCommand(saveForm, { refreshes });
  const submit = async (body: FormBody) => {
    try {
      if (given) await save.mutateAsync({ params: { org, id: given.id }, body });
      else await add.mutateAsync({ params: { org }, body });
    } catch (cause) {
      return setErrors(errorsOf(asProblem(cause)));
    }
    const undo = () =>
      given &&
      restore.mutate({
        params: { org, id: given.id },
        body: { name: given.name, allowedSites: given.allowedSites },
      });
    showToast({ text: `${body.name} is ${given ? 'saved' : 'ready'}`, ...(given ? { undo } : {}) });
    onDone();
  };
  return { errors, setErrors, submit, busy: add.isPending || save.isPending };
}

/** Name and allowed sites of a web form. */
export function FormEditor({ given, onDone, onCancel }: FormEditorProps) {
  const { errors, setErrors, submit, busy } = useFormSave(given, onDone);
  const [name, setName] = useState(given?.name ?? 'Contact form');
  const [sites, setSites] = useState(given?.allowedSites.join('\n') ?? '');
  const form = useFirstError(errors);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const wrong: Record<string, string> = name.trim() ? {} : { '/name': 'A name is needed' };
    const bad = sitesOf(sites).find((site) => !/^https?:\/\/[^/\s]+$/.test(site));
    if (bad) wrong['/allowedSites'] = `"${bad}" is no site such as https://www.example.com`;
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setSites(sitesOf(sites).join('\n'));
    void submit({ name: name.trim(), allowedSites: sitesOf(sites) });
  };
  const siteError = errorAt(errors, '/allowedSites') ?? siteOf(errors);
  return (
    <form ref={form} className="heed-form" onSubmit={send} noValidate>
      <TextField
        label="Name"
        data-autofocus
        description="Only your team sees it."
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errorAt(errors, '/name')}
      />
      <Textarea
        label="Sites that may use it from a script"
        description="One on each line, such as https://www.example.com. The hosted page and plain HTML forms work without."
        value={sites}
        onChange={(event) => setSites(event.currentTarget.value)}
        error={siteError}
        spellCheck={false}
        autoCapitalize="none"
      />
      {otherErrors(errors, (pointer) => /^\/(name|allowedSites)/.test(pointer)).map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
      <div className="heed-form-acts">
        <Button type="submit" loading={busy}>
          {given ? 'Save' : 'Create the form'}
        </Button>
        {onCancel ? (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </form>
  );
}

const siteOf = (errors: FieldErrors) =>
  Object.entries(errors).find(([pointer]) => pointer.startsWith('/allowedSites/'))?.[1];
