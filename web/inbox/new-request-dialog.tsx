import './entry.css';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { counts, now, type requestKinds } from '../../src/flow/desk/contract.ts';
import { inbox } from '../../src/flow/desk/inbox/contract.ts';
import { enterRequest } from '../../src/flow/entry/contract.ts';
import { kindNames } from '../desk/kind-names.ts';
import { newId } from '../new-id.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Button, Group, Modal, Select, Stack, shortDuration, showToast } from '../ui/index.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand } from '../use-endpoint.ts';
import { type ContactDraft, ContactPicker, emptyContact } from './contact-picker.tsx';
import { EntryFields, emptyEntry } from './entry-fields.tsx';
import { receivedInstant } from './received-instant.ts';

const empty = { ...emptyEntry, kind: '' as '' | (typeof requestKinds)[number], contact: emptyContact };
const kinds = [
  { value: '', label: 'As it reads' },
  ...Object.entries(kindNames).map(([value, label]) => ({ value, label })),
];

export interface NewRequestDialogProps {
  readonly opened: boolean;
  readonly close: () => void;
}

/** A letter, a visit or a call becomes a request, with the time it truly came. What was typed is kept. */
export function NewRequestDialog({ opened, close }: NewRequestDialogProps) {
  const org = useOrg();
  const navigate = useNavigate();
  const [draft, setDraft, forget] = useKept(`new-request.${org}`, empty);
  const key = useRef(newId());
  const command = useCommand(enterRequest, {
    refreshes: [now, counts, inbox],
    quiet: true,
    onDone: ({ requestId, loggedLateMs }) => {
      showToast({
        text: 'A request. Its clock runs from when it came.',
        ...(loggedLateMs === null ? {} : { detail: `Logged late ${shortDuration(loggedLateMs)}.` }),
        action: { label: 'Open', run: () => void navigate(paths.request(org, requestId)) },
      });
      key.current = newId();
      forget();
      setDraft(empty);
      close();
    },
  });
  const { channel, text, kind, contact, receivedAt } = draft;
  const errorOf = (name: string) => command.error?.field(name);
  const change = (part: Partial<typeof empty>) => setDraft({ ...draft, ...part });
  const submit = () =>
    command.mutate({
      params: { org },
      body: {
        channel,
        text,
        receivedAt: receivedInstant(receivedAt),
        idempotencyKey: key.current,
        contact: contactBody(contact),
        ...(kind === '' ? {} : { kind }),
      },
    });
  return (
    <Modal opened={opened} onClose={close} title="Type in a letter, a visit or a call" size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          <ContactPicker contact={contact} change={(next) => change({ contact: next })} errorOf={errorOf} />
          <EntryFields draft={draft} change={change} errorOf={errorOf} />
          <Select
            label="What it is"
            data={kinds}
            value={kind}
            onChange={(event) => change({ kind: event.currentTarget.value as typeof kind })}
          />
          {command.error && command.error.errors.length === 0 ? (
            <p role="alert">{command.error.message}</p>
          ) : null}
          <Group justify="flex-end">
            <Button
              type="submit"
              loading={command.isPending}
              disabled={text.trim() === '' || contact.name.trim() === ''}
            >
              Make it a request
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function contactBody({ id, name, company, email, phone }: ContactDraft) {
  const or = (value: string) => (value.trim() === '' ? null : value.trim());
  return id === null ? { name, company: or(company), email: or(email), phone: or(phone) } : { id };
}
