import './plan-form.css';
import { type FormEvent, useState } from 'react';
import { cancelFollowUp, planFollowUp } from '../../src/flow/desk/follow-ups/contract.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Button, Checkbox, DateTimeField, SegmentedControl, showToast, TextField } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { dueChoices, fieldTime } from './due-choices.ts';
import { type FollowUp, kindWords } from './follow-up-types.ts';
import { refreshes } from './refreshes.ts';

export interface PlanFormProps {
  readonly requestId: string;
  readonly done: () => void;
  readonly cancel: { readonly label: string; readonly run: () => void };
}

const kinds = (['call', 'mail', 'other'] as const).map((value) => ({ value, label: kindWords[value] }));
const usual: Readonly<Record<FollowUp['kind'], string>> = {
  call: 'Call them',
  mail: 'Write to them',
  other: 'Look at it again',
};

/** Plans one dated action in a few keys: what, when, and what is in it for them. */
export function PlanForm({ requestId, done, cancel }: PlanFormProps) {
  const org = useOrg();
  const now = useServerMinute();
  const [kind, setKind] = useState<FollowUp['kind']>('call');
  const [text, setText] = useState('');
  const [due, setDue] = useState(() => fieldTime(dueChoices(now)[0]?.at ?? now));
  const [askedByContact, setAsked] = useState(false);
  const [valueItem, setValue] = useState('');
  const takeBack = useCommand(cancelFollowUp, { refreshes });
  const command = useCommand(planFollowUp, { refreshes, quiet: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const dueAt = new Date(due).toISOString();
    const body = {
      kind,
      text: text.trim() || usual[kind],
      dueAt,
      askedByContact,
      valueItem: valueItem || null,
    };
    command.mutate(
      { params: { org, id: requestId }, body },
      {
        onSuccess: ({ followUpId }) => {
          const undo = () =>
            takeBack.mutate({ params: { org, id: followUpId }, body: { reason: 'taken back' } });
          showToast({ text: 'Planned.', undo });
          done();
        },
      },
    );
  };
  const refused = (field: string) => command.error?.field(field);
  return (
    <form className="heed-plan-form" onSubmit={submit}>
      <SegmentedControl
        size="xs"
        aria-label="What kind"
        data={kinds}
        value={kind}
        onChange={(value) => setKind(value as FollowUp['kind'])}
      />
      <TextField
        label="What"
        placeholder={usual[kind]}
        data-autofocus
        value={text}
        error={refused('text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DueChips now={now} chosen={due} choose={setDue} />
      <DateTimeField
        label="When"
        required
        withAsterisk={false}
        value={due}
        error={refused('dueAt') ?? command.error?.message}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Checkbox
        label="They asked for this time"
        checked={askedByContact}
        onChange={(event) => setAsked(event.currentTarget.checked)}
      />
      <TextField
        label="What is in it for them (optional)"
        value={valueItem}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <div className="heed-plan-acts">
        <Button type="submit" size="compact-sm" loading={command.isPending} disabled={due === ''}>
          Plan it
        </Button>
        <button type="button" className="heed-quiet-button" onClick={cancel.run}>
          {cancel.label}
        </button>
      </div>
    </form>
  );
}

interface DueChipsProps {
  readonly now: number;
  readonly chosen: string;
  readonly choose: (due: string) => void;
}

/** Times one usually means, in one press. */
export function DueChips({ now, chosen, choose }: DueChipsProps) {
  return (
    <fieldset className="heed-due-chips">
      <legend className="heed-unseen">Usual times</legend>
      {dueChoices(now).map(({ label, at }) => (
        <button
          key={label}
          type="button"
          className="heed-chip"
          aria-pressed={fieldTime(at) === chosen}
          onClick={() => choose(fieldTime(at))}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
