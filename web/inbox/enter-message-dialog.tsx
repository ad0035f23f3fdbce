import './entry.css';
import { useRef } from 'react';
import { counts, now, request } from '../../src/flow/desk/contract.ts';
import { inbox } from '../../src/flow/desk/inbox/contract.ts';
import { enterMessage } from '../../src/flow/entry/contract.ts';
import type { RequestView } from '../desk/request-view.ts';
import { newId } from '../new-id.ts';
import { useOrg } from '../session.ts';
import { Button, Group, Modal, Stack, showToast } from '../ui/index.ts';
import { useKept } from '../ui/use-kept.ts';
import { useCommand } from '../use-endpoint.ts';
import { EntryFields, emptyEntry } from './entry-fields.tsx';
import { receivedInstant } from './received-instant.ts';

export interface EnterMessageDialogProps {
  readonly view: RequestView;
  readonly opened: boolean;
  readonly close: () => void;
}

/** A further letter, visit or call of the contact, typed in. What was typed is kept when the dialog is shut. */
export function EnterMessageDialog({ view, opened, close }: EnterMessageDialogProps) {
  const org = useOrg();
  const [draft, setDraft, forget] = useKept(`message.${view.id}`, emptyEntry);
  const key = useRef(newId());
  const command = useCommand(enterMessage, {
    refreshes: [now, request, counts, inbox],
    quiet: true,
    onDone: () => {
      showToast({ text: `Added to ${view.number}.` });
      key.current = newId();
      forget();
      setDraft(emptyEntry);
      close();
    },
  });
  const { channel, text, receivedAt } = draft;
  return (
    <Modal opened={opened} onClose={close} title={`A further message of ${view.contact.name}`} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const body = {
            channel,
            text,
            receivedAt: receivedInstant(receivedAt),
            idempotencyKey: key.current,
          };
          command.mutate({ params: { org, id: view.id }, body });
        }}
      >
        <Stack gap="sm">
          <EntryFields
            draft={draft}
            change={(part) => setDraft({ ...draft, ...part })}
            errorOf={(name) => command.error?.field(name)}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={command.isPending} disabled={text.trim() === ''}>
              Add it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
