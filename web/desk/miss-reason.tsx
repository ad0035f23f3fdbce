import './miss-reason.css';
import { type FormEvent, useId, useState } from 'react';
import {
  type BreachReason,
  breachReasons,
  breachReasonWords,
  namesDepartment,
} from '../../src/core/clock/breach-reasons.ts';
import {
  confirmBreachReason,
  giveBreachReason,
  reasonsAsked,
  requestMisses,
} from '../../src/flow/desk/breaches/contract.ts';
import { request } from '../../src/flow/desk/contract.ts';
import type { Answer } from '../api.ts';
import { useOrg } from '../session.ts';
import { Button, Select, TextField } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';

export type Miss = Answer<typeof reasonsAsked>['misses'][number];

const refreshes = [requestMisses, reasonsAsked, request];
const choices = [
  { value: '', label: 'Choose a reason', disabled: true },
  ...breachReasons.map((value) => ({ value, label: breachReasonWords[value] })),
];

/** Why a deadline was missed: chosen by whoever held it, confirmed where another team is named; choosing again corrects it. */
export function MissReason({ miss }: { readonly miss: Miss }) {
  const org = useOrg();
  const command = useCommand(giveBreachReason, { refreshes });
  const [asking, setAsking] = useState<BreachReason | null>(null);
  const give = (reason: BreachReason, more: { departmentId?: string; note?: string } = {}) =>
    command.mutate(
      { params: { org, id: miss.requestId }, body: { breachId: miss.breachId, reason, ...more } },
      { onSuccess: () => setAsking(null) },
    );
  if (!miss.can.includes('give')) return <Said miss={miss} />;
  const shown = command.isPending ? command.variables.body.reason : (asking ?? miss.reason ?? '');
  return (
    <div className="heed-miss-reason">
      <Select
        label="Why was this late?"
        size="xs"
        data={choices}
        value={shown}
        onChange={(event) => {
          const reason = event.currentTarget.value as BreachReason;
          if (namesDepartment(reason) || reason === 'other') setAsking(reason);
          else give(reason);
        }}
      />
      {asking === 'internal_answer' ? (
        <Team requestId={miss.requestId} choose={(departmentId) => give(asking, { departmentId })} />
      ) : null}
      {asking === 'other' ? <Note busy={command.isPending} save={(note) => give(asking, { note })} /> : null}
      {asking === null ? <Confirmation miss={miss} /> : null}
    </div>
  );
}

/** For whoever only reads it, or has to confirm it. */
function Said({ miss }: { readonly miss: Miss }) {
  return (
    <div className="heed-miss-reason">
      <p>{miss.reason === null ? 'Reason not yet given' : breachReasonWords[miss.reason]}</p>
      <Confirmation miss={miss} />
    </div>
  );
}

/** Whose answer was waited for, and whether they say so too. */
function Confirmation({ miss }: { readonly miss: Miss }) {
  const org = useOrg();
  const confirm = useCommand(confirmBreachReason, { refreshes });
  const { department, note } = miss;
  return (
    <>
      {note === '' ? null : <p className="heed-soft">{note}</p>}
      {department === null ? null : (
        <p className="heed-soft">
          {department.name}, {miss.confirmed ? 'confirmed' : 'not confirmed yet'}
        </p>
      )}
      {miss.can.includes('confirm') ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={confirm.isPending}
          onClick={() =>
            confirm.mutate({ params: { org, id: miss.requestId }, body: { breachId: miss.breachId } })
          }
        >
          Yes, they waited for us
        </Button>
      ) : null}
    </>
  );
}

interface TeamProps {
  readonly requestId: string;
  readonly choose: (teamId: string) => void;
}

function Team({ requestId, choose }: TeamProps) {
  const org = useOrg();
  const { data } = useEndpoint(requestMisses, { params: { org, id: requestId } });
  const teams = data?.teams ?? [];
  return (
    <Select
      label="Whose answer?"
      description="They are asked to confirm it."
      size="xs"
      data={[
        { value: '', label: 'Choose a team', disabled: true },
        ...teams.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value=""
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}

function Note({ busy, save }: { readonly busy: boolean; readonly save: (note: string) => void }) {
  const id = useId();
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(note.trim());
  };
  return (
    <form className="heed-miss-note" onSubmit={submit}>
      <TextField
        id={id}
        label="What was it?"
        description="A word about the process, no names."
        size="xs"
        autoFocus
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" loading={busy} disabled={note.trim() === ''}>
        Save
      </Button>
    </form>
  );
}
