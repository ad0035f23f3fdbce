import { type FormEvent, useState } from 'react';
import {
  addAction,
  deleteAction,
  huddle,
  restoreAction,
} from '../../src/flow/measurement/huddle/contract.ts';
import { dueChoices, fieldTime } from '../follow-ups/due-choices.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Button, Checkbox, DateTimeField, dayAndTime, Select, showToast, TextField } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { HuddleSection } from './huddle-section.tsx';
import { type HuddleView, huddleDay } from './huddle-text.ts';
import { useActionDone } from './use-action-done.ts';

type Action = HuddleView['actions'][number];

/** A huddle ends with three of them (DOMAIN E7.g). */
const ASKED = 3;

/** What the last huddle agreed on opens this one: done or not done. */
export function LastActions({ view }: { readonly view: HuddleView }) {
  const done = view.lastActions.filter(({ doneAt }) => doneAt !== null).length;
  const day = view.lastActions[0]?.day ?? view.day;
  return (
    <HuddleSection
      title="From the last huddle"
      count={view.lastActions.length}
      lead={`Agreed on ${huddleDay(day)}: ${done} of ${view.lastActions.length} done.`}
    >
      <ActionList actions={view.lastActions} zone={view.zone} />
    </HuddleSection>
  );
}

/** What is agreed today: what, who, by when. */
export function HuddleActions({ view }: { readonly view: HuddleView }) {
  const missing = ASKED - view.actions.length;
  const mayAdd = view.can.includes('keep');
  if (!mayAdd && view.actions.length === 0 && view.sections === null) return null;
  return (
    <HuddleSection
      title="Actions"
      count={view.actions.length}
      lead={
        missing > 0 && mayAdd
          ? `Three things that get better: ${missing === ASKED ? 'none is agreed yet' : `${missing} to go`}.`
          : null
      }
    >
      <ActionList actions={view.actions} zone={view.zone} />
      {mayAdd ? <ActionForm view={view} /> : null}
    </HuddleSection>
  );
}

function ActionList({ actions, zone }: { readonly actions: readonly Action[]; readonly zone: string }) {
  return (
    <ul className="heed-huddle-list">
      {actions.map((action) => (
        <ActionRow key={action.id} action={action} zone={zone} />
      ))}
    </ul>
  );
}

function ActionRow({ action, zone }: { readonly action: Action; readonly zone: string }) {
  const org = useOrg();
  const now = useServerMinute();
  const setDone = useActionDone();
  const restore = useCommand(restoreAction, { refreshes: [huddle] });
  const remove = useCommand(deleteAction, {
    refreshes: [huddle],
    onDone: () =>
      showToast({
        text: 'The action is deleted.',
        undo: () => restore.mutate({ params: { org, id: action.id } }),
      }),
  });
  const isDone = action.doneAt !== null;
  const due = dayAndTime(Date.parse(action.dueAt), now, zone);
  return (
    <li className="heed-huddle-row" data-done={isDone}>
      <Checkbox
        checked={isDone}
        disabled={!action.can.includes('do')}
        label={action.text}
        onChange={() => setDone(action, !isDone)}
      />
      <span className="heed-huddle-figure" data-late={action.late}>
        {action.owner.name}
        <small>
          {isDone ? 'done' : action.late ? `not done, was due ${due}` : `by ${due}`}
          {action.can.includes('edit') ? (
            <button
              type="button"
              className="heed-quiet-button heed-huddle-screen"
              aria-label={`Delete ${action.text}`}
              onClick={() => remove.mutate({ params: { org, id: action.id } })}
            >
              Delete
            </button>
          ) : null}
        </small>
      </span>
    </li>
  );
}

function ActionForm({ view }: { readonly view: HuddleView }) {
  const org = useOrg();
  const now = useServerMinute();
  const [text, setText] = useState('');
  const [ownerId, setOwnerId] = useState('');
  const [due, setDue] = useState(() => fieldTime(dueChoices(now)[0]?.at ?? now));
  const add = useCommand(addAction, { refreshes: [huddle], quiet: true, onDone: () => setText('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ params: { org }, body: { text, ownerId, dueAt: new Date(due).toISOString() } });
  };
  return (
    <form className="heed-huddle-form heed-huddle-screen" onSubmit={submit}>
      <TextField
        label="What"
        required
        withAsterisk={false}
        maxLength={300}
        value={text}
        error={add.error?.field('text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Select
        label="Who"
        required
        withAsterisk={false}
        data={[
          { value: '', label: 'Choose', disabled: true },
          ...view.people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={ownerId}
        error={add.error?.field('ownerId')}
        onChange={(event) => setOwnerId(event.currentTarget.value)}
      />
      <DateTimeField
        label="By when"
        required
        withAsterisk={false}
        value={due}
        error={add.error?.field('dueAt')}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Button
        type="submit"
        loading={add.isPending}
        disabled={text.trim() === '' || ownerId === '' || due === ''}
      >
        Add
      </Button>
    </form>
  );
}
