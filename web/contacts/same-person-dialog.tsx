import './contacts.css';
import { useState } from 'react';
import type { z } from 'zod';
import { request } from '../../src/flow/desk/contract.ts';
import {
  duplicates,
  mergeContacts,
  mergePreview,
  undoContactMerge,
} from '../../src/flow/desk/conversations/contract.ts';
import { search } from '../../src/flow/desk/search/contract.ts';
import type { RequestView } from '../desk/request-view.ts';
import { useOrg } from '../session.ts';
import {
  Button,
  Group,
  Modal,
  Radio,
  Skeleton,
  Stack,
  showToast,
  TextField,
  useDebouncedValue,
} from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { MergePreview } from './merge-preview.tsx';

type Duplicate = z.output<typeof duplicates.response>['items'][number];

const whys: Readonly<Record<Duplicate['why'], string>> = {
  same_phone: 'same phone number',
  same_name: 'same name and mail domain',
  same_mailbox_name: 'same mailbox name and company',
};

export interface SamePersonDialogProps {
  readonly contact: RequestView['contact'];
  readonly opened: boolean;
  readonly close: () => void;
}

/** The contact is the same person as another one we know, who stays. */
export function SamePersonDialog({ contact, opened, close }: SamePersonDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title={`${contact.name} is the same person as…`} size="md">
      {opened ? <SamePersonForm contact={contact} close={close} /> : null}
    </Modal>
  );
}

function SamePersonForm({ contact, close }: Omit<SamePersonDialogProps, 'opened'>) {
  const org = useOrg();
  const [into, setInto] = useState<string | null>(null);
  const preview = useEndpoint(
    mergePreview,
    { params: { org, id: contact.id }, query: { into: into ?? contact.id } },
    { enabled: into !== null },
  );
  const command = useSamePerson(close);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (into !== null) command.mutate({ params: { org, id: contact.id }, body: { into } });
      }}
    >
      <Stack gap="sm">
        <Candidates contact={contact} into={into} setInto={setInto} />
        {into === null ? null : preview.data ? (
          <MergePreview preview={preview.data} />
        ) : preview.error ? (
          <p role="alert">{preview.error.message}</p>
        ) : (
          <Skeleton rows={2} />
        )}
        {command.error ? <p role="alert">{command.error.message}</p> : null}
        <Group justify="flex-end">
          <Button type="submit" loading={command.isPending} disabled={into === null || !preview.data}>
            They are one person
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useSamePerson(close: () => void) {
  const org = useOrg();
  const refreshes = [request, duplicates, search];
  const undo = useCommand(undoContactMerge, {
    refreshes,
    onDone: () => showToast({ text: 'They are two people again.' }),
  });
  return useCommand(mergeContacts, {
    refreshes,
    quiet: true,
    onDone: ({ mergeId }) => {
      showToast({
        text: 'They are one person now.',
        detail: 'It can be taken back for a day.',
        undo: () => undo.mutate({ params: { org, id: mergeId } }),
      });
      close();
    },
  });
}

interface CandidatesProps {
  readonly contact: RequestView['contact'];
  readonly into: string | null;
  readonly setInto: (id: string) => void;
}

/** Those who look like the same person, and those found by words. */
function Candidates({ contact, into, setInto }: CandidatesProps) {
  const org = useOrg();
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 200);
  const alike = useEndpoint(duplicates, { params: { org, id: contact.id } }).data?.items ?? [];
  const found = useEndpoint(
    search,
    { params: { org }, query: { q: settled || '-' } },
    { enabled: settled.length >= 2, keepPrevious: true },
  ).data?.contacts;
  const rest = (settled.length >= 2 ? (found ?? []) : [])
    .filter(({ id }) => id !== contact.id && !alike.some((one) => one.id === id))
    .slice(0, 6);
  const all = [
    ...alike.map((one) => ({ ...one, note: whys[one.why] })),
    ...rest.map((one) => ({ ...one, note: null })),
  ];
  return (
    <>
      <TextField
        label="Whom do we know them as?"
        placeholder="Name, company, address or number"
        data-autofocus
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Radio.Group aria-label="Contacts" value={into ?? ''} onChange={setInto}>
        <Stack gap={4}>
          {all.map(({ id, name, company, email, phone, note }) => (
            <Radio
              key={id}
              value={id}
              label={[name, company].filter(Boolean).join(', ')}
              description={[email, phone, note].filter(Boolean).join(' · ')}
            />
          ))}
          {all.length === 0 ? <p className="heed-soft">Nobody looks like them. Look by words.</p> : null}
        </Stack>
      </Radio.Group>
    </>
  );
}
