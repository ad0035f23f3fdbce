import { useState } from 'react';
import { request } from '../../src/flow/desk/contract.ts';
import { blockedSenders, blockSender, unblockSender } from '../../src/flow/desk/senders/contract.ts';
import { useOrg } from '../session.ts';
import { Button, Group, Modal, Radio, Stack, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';

type What = 'address' | 'domain';

export interface BlockDialogProps {
  readonly view: RequestView;
  readonly opened: boolean;
  readonly close: () => void;
}

/** From now on mail and web forms of this sender go to Filtered; nothing is thrown away. */
export function BlockDialog({ view, opened, close }: BlockDialogProps) {
  const org = useOrg();
  const [what, setWhat] = useState<What>('address');
  const email = view.contact.email ?? '';
  const addresses = [email, ...view.contact.sameAs.flatMap((one) => one.email ?? [])];
  const refreshes = [request, blockedSenders];
  const lift = useCommand(unblockSender, {
    refreshes,
    onDone: () => showToast({ text: 'They are let in again.' }),
  });
  const block = useCommand(blockSender, {
    refreshes,
    quiet: true,
    onDone: ({ ids, values }) => {
      showToast({
        text: `What ${values.join(' and ')} send goes to Filtered.`,
        detail: 'This request stays open; close it with its reason.',
        undo: () => {
          for (const id of ids) lift.mutate({ params: { org, id } });
        },
      });
      close();
    },
  });
  return (
    <Modal opened={opened} onClose={close} title="Block the sender" size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          block.mutate({ params: { org, id: view.id }, body: { what } });
        }}
      >
        <Stack gap="sm">
          <p className="heed-soft">
            Their mail and web forms wait in Filtered with your name and the date, whole. One press there lets
            them in again.
          </p>
          <Radio.Group
            label="Who?"
            value={what}
            onChange={(value) => {
              block.reset();
              setWhat(value as What);
            }}
          >
            <Stack gap={4} mt={4}>
              <Radio value="address" label={addresses.join(', ')} data-autofocus />
              <Radio
                value="domain"
                label={`Everybody at ${email.slice(email.lastIndexOf('@') + 1)}`}
                description="Refused for our own domain and where anybody has a mailbox."
              />
            </Stack>
          </Radio.Group>
          {block.error ? <p role="alert">{block.error.message}</p> : null}
          <Group justify="flex-end">
            <Button type="submit" loading={block.isPending}>
              Block
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
