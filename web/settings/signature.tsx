import './receipt.css';
import { useState } from 'react';
import type { z } from 'zod';
import { request } from '../../src/flow/desk/contract.ts';
import { saveSignature, viewSignature } from '../../src/flow/desk/signatures/contract.ts';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { Button, ErrorState, PageHeader, Section, Skeleton, showToast, Textarea } from '../ui/index.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { errorsOf } from './field-errors.ts';

type View = z.output<typeof viewSignature.response>;

/** What stands below one's own mails. */
export function SignaturePage() {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(viewSignature, { params: { org } });
  return (
    <>
      <PageHeader
        title="Signature"
        lead="Stands below every mail you send from Heed. You can leave it out of a single one; it is no part of what a reply is worth."
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={4} height={56} /> : null}
      {data ? <SignatureForm view={data} org={org} /> : null}
    </>
  );
}

function SignatureForm({ view, org }: { readonly view: View; readonly org: string }) {
  const { text, edit, changed, error, submit, discard, busy } = useSignature(view, org);
  return (
    <>
      <form
        className="heed-form heed-receipt-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Textarea
          label="Below your mails"
          description="Plain text. Empty: no signature."
          maxLength={2000}
          minRows={4}
          value={text}
          error={error}
          onChange={(event) => edit(event.currentTarget.value)}
        />
        <div className="heed-form-acts">
          <Button type="submit" disabled={!changed || busy}>
            Save
          </Button>
          <Button variant="default" disabled={!changed || busy} onClick={discard}>
            Discard
          </Button>
          {text === view.usual ? null : (
            <Button variant="subtle" onClick={() => edit(view.usual)}>
              Use name and company
            </Button>
          )}
        </div>
      </form>
      <Section title="As it stands in a mail">
        <div className="heed-receipt">
          {text.trim() === '' ? 'Yes, it does.' : `Yes, it does.\n\n-- \n${text.trim()}`}
        </div>
      </Section>
    </>
  );
}

/** The words being written: kept over a reload, saved with undo. */
function useSignature(view: View, org: string) {
  const [kept, setKept, forget] = useKept<string | null>(`signature.${org}`, null);
  const [error, setError] = useState<string>();
  const save = useCommand(saveSignature, { refreshes: [viewSignature, request], quiet: true });
  const text = kept ?? view.text;
  const discard = () => {
    setKept(null);
    forget();
    setError(undefined);
  };
  const send = async (next: string, before: string | null) => {
    try {
      const body = { text: next.trim() === view.usual ? null : next };
      await save.mutateAsync({ params: { org }, body });
    } catch (problem) {
      setError(errorsOf(asProblem(problem))['/text'] ?? asProblem(problem).detail);
      return;
    }
    discard();
    showToast({
      text: next.trim() === '' ? 'Your mails go without a signature' : 'Your mails are signed so from now on',
      ...(before === null ? {} : { undo: () => void send(before, null) }),
    });
  };
  return {
    ...{ text, edit: setKept, error, discard },
    changed: text.trim() !== view.text,
    submit: () => send(text, view.text),
    busy: save.isPending,
  };
}
