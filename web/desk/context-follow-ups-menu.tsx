import { IconDots } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { changeFollowUp } from '../../src/flow/desk/follow-ups/contract.ts';
import { fieldTime } from '../follow-ups/due-choices.ts';
import type { FollowUp } from '../follow-ups/follow-up-types.ts';
import { DueChips } from '../follow-ups/plan-form.tsx';
import { refreshes } from '../follow-ups/refreshes.ts';
import { useFollowUpActs } from '../follow-ups/use-follow-up-acts.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Button, Checkbox, DateTimeField, IconButton, Menu, Modal, TextField } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { ReasonForm } from './reason-form.tsx';
import type { RequestView } from './request-view.ts';

interface FollowUpMenuProps {
  readonly item: FollowUp;
  readonly view: RequestView;
}

type Open = 'change' | 'move' | 'cancel' | null;
const titles = { change: 'Change it', move: 'Another date', cancel: 'Call it off' } as const;

/** What can be done with one follow-up: done, changed, moved, called off. */
export function FollowUpMenu({ item, view }: FollowUpMenuProps) {
  const acts = useFollowUpActs();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const place = { requestId: view.id, contact: view.contact.name };
  const lacksValue = item.step !== null && item.valueItem === null;
  const done = () => (lacksValue ? setOpen('change') : acts.done(item, place));
  return (
    <>
      <Menu position="bottom-end" returnFocus>
        <Menu.Target>
          <IconButton variant="subtle" color="gray" size={24} aria-label={`Acts on ${item.text}`}>
            <IconDots size={16} aria-hidden />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={done}>{lacksValue ? 'Done… (say what was in it)' : 'Done'}</Menu.Item>
          <Menu.Item onClick={() => setOpen('change')}>Change…</Menu.Item>
          <Menu.Item onClick={() => setOpen('move')}>Another date…</Menu.Item>
          <Menu.Item onClick={() => setOpen('cancel')}>Call off…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={open !== null}
        onClose={close}
        title={open === null ? '' : titles[open]}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {open === 'change' ? <Change item={item} close={close} /> : null}
        {open === 'move' ? <Move item={item} close={close} /> : null}
        {open === 'cancel' ? (
          <ReasonForm
            label="Why?"
            description="It stays on record with this reason."
            reasons={['No longer needed', 'They said no', 'Done another way']}
            action="Call off"
            pending={false}
            refusal={undefined}
            submit={(reason) => {
              acts.cancel(item, place, reason);
              close();
            }}
          />
        ) : null}
      </Modal>
    </>
  );
}

interface FormProps {
  readonly item: FollowUp;
  readonly close: () => void;
}

function Change({ item, close }: FormProps) {
  const org = useOrg();
  const [text, setText] = useState(item.text);
  const [value, setValue] = useState(item.valueItem ?? '');
  const command = useCommand(changeFollowUp, { refreshes, quiet: true, onDone: close });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = { kind: item.kind, text, valueItem: value.trim() || null };
    command.mutate({ params: { org, id: item.id }, body });
  };
  return (
    <form className="heed-plan-form" onSubmit={save}>
      <TextField
        label="What is in it for them"
        description={item.step === null ? undefined : 'An attempt counts with something of its own for them.'}
        data-autofocus
        value={value}
        error={command.error?.field('valueItem') ?? command.error?.message}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      {item.suggestedValue === null ? null : (
        <button
          type="button"
          className="heed-quiet-button"
          onClick={() => setValue(item.suggestedValue ?? '')}
        >
          {item.suggestedValue}
        </button>
      )}
      <TextField
        label="What is to be done"
        value={text}
        error={command.error?.field('text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="heed-plan-acts">
        <Button type="submit" size="compact-sm" loading={command.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

function Move({ item, close }: FormProps) {
  const now = useServerMinute();
  const acts = useFollowUpActs();
  const [due, setDue] = useState(fieldTime(Date.parse(item.dueAt)));
  const [asked, setAsked] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    acts.move(item, new Date(due).getTime(), asked);
    close();
  };
  return (
    <form className="heed-plan-form" onSubmit={save}>
      <DueChips now={now} chosen={due} choose={setDue} />
      <DateTimeField
        label="When"
        data-autofocus
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Checkbox
        label="They asked for this time"
        description="Otherwise it stays due when it was, and shows as put off."
        checked={asked}
        onChange={(event) => setAsked(event.currentTarget.checked)}
      />
      <div className="heed-plan-acts">
        <Button type="submit" size="compact-sm" disabled={due === ''}>
          {asked ? 'Move it' : 'Put it off'}
        </Button>
      </div>
    </form>
  );
}
