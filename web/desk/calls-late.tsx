import { useState } from 'react';
import { logCall } from '../../src/flow/desk/calls/contract.ts';
import { counts, now, request } from '../../src/flow/desk/contract.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Button, DateTimeField, Select, showToast, Textarea } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { localInput, readInput } from './calls-next-step.tsx';
import { type CallView, outcomeText } from './calls-view.ts';
import type { RequestView } from './request-view.ts';

type Told = NonNullable<CallView['outcome']>;
const outcomes: readonly Told[] = ['connected', 'voicemail', 'no_answer', 'busy', 'wrong_number'];

/** A call typed in by memory: on record, marked, and no evidence for any clock. */
export function LateCall({ view, close }: { readonly view: RequestView; readonly close: () => void }) {
  const org = useOrg();
  const [at, setAt] = useState(localInput(serverNow()));
  const [outcome, setOutcome] = useState<Told>('connected');
  const [said, setSaid] = useState('');
  const command = useCommand(logCall, {
    refreshes: [request, now, counts],
    quiet: true,
    onDone: () => {
      showToast({ text: 'Logged late: it is on record and stops no clock.' });
      close();
    },
  });
  const submit = () => {
    const instant = readInput(at);
    if (instant === null) return;
    const nextStep = said.trim() === '' ? null : { text: 'Nothing more to do' };
    const body = { at: new Date(instant).toISOString(), outcome, said, nextStep };
    command.mutate({ params: { org, id: view.id }, body });
  };
  return (
    <form
      className="heed-call-reach"
      aria-label="An earlier call"
      onKeyDown={(event) => (event.key === 'Escape' ? close() : undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <DateTimeField
        size="xs"
        label="When it was"
        autoFocus
        value={at}
        error={command.error?.field('at') ?? command.error?.message}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <Select
        size="xs"
        label="How it went"
        data={outcomes.map((value) => ({ value, label: outcomeText(value) }))}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value as Told)}
      />
      <Textarea
        size="xs"
        label="What was said"
        minRows={2}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      <div className="heed-call-acts">
        <Button size="compact-xs" type="submit" loading={command.isPending}>
          Log it
        </Button>
        <button type="button" className="heed-quiet-button" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}
