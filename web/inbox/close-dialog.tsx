import { useState } from 'react';
import { counts, now, request } from '../../src/flow/desk/contract.ts';
import { close as closeRequest, inbox } from '../../src/flow/desk/inbox/contract.ts';
import type { RequestView } from '../desk/request-view.ts';
import { hasRole, useOrg, useOrganisation } from '../session.ts';
import { Button, Group, Modal, Radio, Stack, showToast, TextField } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';

type Because = 'no_answer_needed' | 'withdrawn' | 'unreachable' | 'override';

const ways: readonly { readonly value: Because; readonly label: string; readonly description: string }[] = [
  {
    value: 'no_answer_needed',
    label: 'Nothing is asked any more',
    description: 'Refused while a question of the contact is open.',
  },
  {
    value: 'withdrawn',
    label: 'The contact took it back',
    description: 'Clocks that are not late become void.',
  },
  {
    value: 'unreachable',
    label: 'They can’t be reached',
    description: 'Every address and number is known to lead nowhere.',
  },
  {
    value: 'override',
    label: 'Close over the open question',
    description: 'A manager’s word, kept with your name.',
  },
];

export interface CloseDialogProps {
  readonly view: RequestView;
  readonly opened: boolean;
  readonly close: () => void;
  readonly undo: () => void;
}

/** Closing, and why; whoever had no answer counts as never answered. */
export function CloseDialog({ view, opened, close, undo }: CloseDialogProps) {
  const org = useOrg();
  const isManager = hasRole(useOrganisation(), 'manager');
  const [because, setBecause] = useState<Because>('no_answer_needed');
  const [reason, setReason] = useState('');
  const command = useCommand(closeRequest, {
    refreshes: [now, request, counts, inbox],
    quiet: true,
    onDone: () => {
      showToast({ text: `${view.contact.name}: closed.`, ...(because === 'withdrawn' ? {} : { undo }) });
      setReason('');
      close();
    },
  });
  const refusal = command.error?.field('reason') ?? command.error?.message;
  return (
    <Modal opened={opened} onClose={close} title={`Close the request of ${view.contact.name}`} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          command.mutate({ params: { org, id: view.id }, body: { because, reason } });
        }}
      >
        <Stack gap="sm">
          <Radio.Group
            label="Why?"
            value={because}
            onChange={(value) => {
              command.reset();
              setBecause(value as Because);
            }}
          >
            <Stack gap={4} mt={4}>
              {ways
                .filter(({ value }) => value !== 'override' || isManager)
                .map((way) => (
                  <Radio key={way.value} value={way.value} label={way.label} description={way.description} />
                ))}
            </Stack>
          </Radio.Group>
          <TextField
            label="In a few words"
            description="If nobody has answered yet, it counts as never answered."
            data-autofocus
            value={reason}
            error={refusal}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={command.isPending} disabled={reason.trim().length < 3}>
              Close it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
