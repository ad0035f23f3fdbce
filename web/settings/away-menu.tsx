import { type FormEvent, useState } from 'react';
import { people, setAbsence } from '../../src/people/contract.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Button, DateTimeField, Menu, Modal, showToast } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useCommand } from '../use-endpoint.ts';
import type { Member } from './member-form.tsx';

const hourMs = 3_600_000;

/** The end of the reader's day. */
function midnight(): Date {
  const at = new Date(serverNow());
  at.setHours(24, 0, 0, 0);
  return at;
}

function useAbsence(member: Member) {
  const org = useOrg();
  const command = useCommand(setAbsence, { refreshes: [people] });
  const params = { org, id: member.id };
  const back = (said = true) =>
    command.mutate(
      { params, body: { away: false, until: null } },
      { onSuccess: () => (said ? showToast({ text: `${member.name} is back` }) : undefined) },
    );
  const away = (until: Date | null) => {
    const at = until?.toISOString() ?? null;
    const words = at ? `away until ${whenText(at)}` : 'away';
    command.mutate(
      { params, body: { away: true, until: at } },
      {
        onSuccess: () =>
          showToast({
            text: `${member.name} is ${words}`,
            detail: 'New requests go to others; what is open stays with its owner.',
            undo: () => back(false),
          }),
      },
    );
  };
  return { back, away, busy: command.isPending };
}

function UntilForm({ name, onChoose }: { readonly name: string; readonly onChoose: (until: Date) => void }) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const until = new Date(text);
    if (Number.isNaN(until.getTime())) setError('Choose a date and a time');
    else if (until.getTime() <= serverNow()) setError('That is in the past');
    else onChoose(until);
  };
  return (
    <form className="heed-form" onSubmit={submit} noValidate>
      <DateTimeField
        label="Back at"
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={error}
      />
      <div className="heed-form-acts">
        <Button type="submit">{name} is away until then</Button>
      </div>
    </form>
  );
}

/** Away for a while, or back again. */
export function AwayMenu({ member }: { readonly member: Member }) {
  const { back, away, busy } = useAbsence(member);
  const [choosing, setChoosing] = useState(false);
  if (member.absence)
    return (
      <Button
        variant="default"
        size="compact-sm"
        loading={busy}
        onClick={() => back()}
        aria-label={`${member.name} is back`}
      >
        Back
      </Button>
    );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="compact-sm" loading={busy} aria-label={`${member.name} is away`}>
            Away
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => away(new Date(serverNow() + hourMs))}>For an hour</Menu.Item>
          <Menu.Item onClick={() => away(midnight())}>For the rest of today</Menu.Item>
          <Menu.Item onClick={() => setChoosing(true)}>Until…</Menu.Item>
          <Menu.Item onClick={() => away(null)}>Until back</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={choosing} onClose={() => setChoosing(false)} title={`${member.name} is away`} size="sm">
        <UntilForm
          name={member.name}
          onChoose={(until) => {
            setChoosing(false);
            away(until);
          }}
        />
      </Modal>
    </>
  );
}
