import './receipt.css';
import { useState } from 'react';
import type { z } from 'zod';
import { receiptText } from '../../src/core/notice/receipt.ts';
import { saveReceipt, viewReceipt } from '../../src/flow/desk/notices/contract.ts';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import {
  Button,
  ErrorState,
  PageHeader,
  Section,
  Skeleton,
  Switch,
  showToast,
  Textarea,
} from '../ui/index.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { errorsOf } from './field-errors.ts';

type View = z.output<typeof viewReceipt.response>;
type Draft = Pick<View, 'on' | 'text'>;

/** The mail that contacts get at once, and how one reads it. */
export function ReceiptPage() {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(viewReceipt, { params: { org } });
  return (
    <>
      <PageHeader
        title="Automatic receipt"
        lead="A short mail that tells a contact their message arrived. It is no answer: it stops no clock and counts as no response."
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={4} height={56} /> : null}
      {data ? <ReceiptForm view={data} org={org} /> : null}
    </>
  );
}

function ReceiptForm({ view, org }: { readonly view: View; readonly org: string }) {
  const { draft, edit, changed, error, submit, discard, busy } = useReceipt(view, org);
  return (
    <>
      <form
        className="heed-form heed-receipt-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Switch
          label="Send a receipt for every new request"
          description="Never to machines, lists or who asks for none, and to one address once an hour at most."
          checked={draft.on}
          disabled={!view.mayEdit}
          onChange={(event) => edit({ ...draft, on: event.currentTarget.checked })}
        />
        <Textarea
          label="Words"
          description="{name}, {subject}, {company} and {opens} are filled in; {opens} says whether you are open, or when you open again."
          value={draft.text}
          readOnly={!view.mayEdit}
          error={error}
          minRows={7}
          onChange={(event) => edit({ ...draft, text: event.currentTarget.value })}
        />
        {view.mayEdit ? (
          <div className="heed-form-acts">
            <Button type="submit" disabled={!changed || busy}>
              Save
            </Button>
            <Button variant="default" disabled={!changed || busy} onClick={discard}>
              Discard
            </Button>
            {draft.text === view.usualText ? null : (
              <Button variant="subtle" onClick={() => edit({ ...draft, text: view.usualText })}>
                Use the usual words
              </Button>
            )}
          </div>
        ) : null}
      </form>
      <Section
        title="As Isla Byrne would read it now"
        lead={draft.on ? 'Marked as automatic, so that no machine answers it.' : 'It is off: nobody gets it.'}
      >
        <div className="heed-receipt">{receiptText(draft.text, view.example)}</div>
      </Section>
    </>
  );
}

/** The words being written: kept over a reload, saved with undo. */
function useReceipt(view: View, org: string) {
  const stored: Draft = { on: view.on, text: view.text };
  const [kept, setKept, forget] = useKept<Draft | null>(`receipt.${org}`, null);
  const [error, setError] = useState<string>();
  const save = useCommand(saveReceipt, { refreshes: [viewReceipt], quiet: true });
  const draft = kept ?? stored;
  const discard = () => {
    setKept(null);
    forget();
    setError(undefined);
  };
  const send = async (next: Draft, before: Draft | null) => {
    try {
      await save.mutateAsync({ params: { org }, body: next });
    } catch (problem) {
      setError(errorsOf(asProblem(problem))['/text'] ?? asProblem(problem).detail);
      return;
    }
    discard();
    showToast({
      text: next.on ? 'Receipts go out from now on' : 'No receipts go out',
      ...(before ? { undo: () => void send(before, null) } : {}),
    });
  };
  return {
    draft,
    edit: setKept,
    changed: draft.on !== stored.on || draft.text !== stored.text,
    error,
    submit: () => send(draft, stored),
    discard,
    busy: save.isPending,
  };
}
