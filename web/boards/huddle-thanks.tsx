import { type FormEvent, useState } from 'react';
import {
  deleteThanks,
  huddle,
  restoreThanks,
  sayThanks,
} from '../../src/flow/measurement/huddle/contract.ts';
import { useOrg } from '../session.ts';
import { Button, Select, showToast, TextField } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { HuddleSection } from './huddle-section.tsx';
import type { HuddleView } from './huddle-text.ts';

/** Thanks: suggested for help given in time, or typed (S4-26). */
export function HuddleThanks({ view }: { readonly view: HuddleView }) {
  const { said, suggested } = view.thanks;
  const mayKeep = view.can.includes('keep');
  if (said.length === 0 && suggested.length === 0 && !mayKeep) return null;
  return (
    <HuddleSection
      title="Thanks"
      count={said.length}
      lead={said.length + suggested.length === 0 ? 'Who helped another’s customer?' : null}
    >
      <ul className="heed-huddle-list">
        {said.map((one) => (
          <Said key={one.id} one={one} />
        ))}
        {suggested.map((one) => (
          <Suggested key={one.helpId} one={one} />
        ))}
      </ul>
      {mayKeep ? <ThanksForm people={view.people} /> : null}
    </HuddleSection>
  );
}

function Said({ one }: { readonly one: HuddleView['thanks']['said'][number] }) {
  const org = useOrg();
  const restore = useCommand(restoreThanks, { refreshes: [huddle] });
  const remove = useCommand(deleteThanks, {
    refreshes: [huddle],
    onDone: () =>
      showToast({
        text: 'Taken off the list.',
        undo: () => restore.mutate({ params: { org, id: one.id } }),
      }),
  });
  return (
    <li className="heed-huddle-row">
      <div>
        <span>
          <strong>{one.to.name}</strong> {one.text}
        </span>
        <span className="heed-soft">said by {one.by}</span>
      </div>
      {one.can.includes('delete') ? (
        <button
          type="button"
          className="heed-quiet-button heed-huddle-screen"
          aria-label={`Take off the thanks to ${one.to.name}`}
          onClick={() => remove.mutate({ params: { org, id: one.id } })}
        >
          Take off
        </button>
      ) : null}
    </li>
  );
}

function Suggested({ one }: { readonly one: HuddleView['thanks']['suggested'][number] }) {
  const org = useOrg();
  const say = useCommand(sayThanks, { refreshes: [huddle] });
  const { helpId, to, text } = one;
  return (
    <li className="heed-huddle-row heed-huddle-screen">
      <div>
        <span>
          <strong>{to.name}</strong> {text}
        </span>
        <span className="heed-soft">suggested</span>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        loading={say.isPending}
        onClick={() => say.mutate({ params: { org }, body: { toId: to.id, text, helpId } })}
      >
        Say thanks<span className="heed-unseen"> to {to.name}</span>
      </Button>
    </li>
  );
}

function ThanksForm({ people }: Pick<HuddleView, 'people'>) {
  const org = useOrg();
  const [toId, setToId] = useState('');
  const [text, setText] = useState('');
  const say = useCommand(sayThanks, { refreshes: [huddle], quiet: true, onDone: () => setText('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    say.mutate({ params: { org }, body: { toId, text } });
  };
  return (
    <form className="heed-huddle-form heed-huddle-screen" onSubmit={submit}>
      <Select
        label="Thanks to"
        data={[
          { value: '', label: 'Choose', disabled: true },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={toId}
        error={say.error?.field('toId')}
        onChange={(event) => setToId(event.currentTarget.value)}
      />
      <TextField
        label="What for"
        placeholder="stayed late for the dairy"
        maxLength={300}
        value={text}
        error={say.error?.field('text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        loading={say.isPending}
        disabled={toId === '' || text.trim() === ''}
      >
        Say thanks
      </Button>
    </form>
  );
}
