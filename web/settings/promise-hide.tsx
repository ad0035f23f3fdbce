import { useState } from 'react';
import { Button, Group, Modal, Stack, Text, Textarea } from '../ui/index.ts';
import { errorAt } from './field-errors.ts';
import type { PromiseDraft } from './use-promise-draft.ts';

export interface PromiseHideProps {
  readonly draft: PromiseDraft;
  readonly opened: boolean;
  readonly close: () => void;
}

/** Asks first, for it can't be undone without a trace: that is its point. */
export function PromiseHide({ draft, opened, close }: PromiseHideProps) {
  const [reason, setReason] = useState('');
  const hide = async () => {
    if (await draft.send(false, reason.trim())) close();
  };
  return (
    <Modal opened={opened} onClose={close} title="Hide the whole page" size="md">
      <Stack gap="sm">
        <Text size="sm">
          Nobody outside sees it any more. Its address says since when and why, and once it is back the page
          says from when to when it was away, for good.
        </Text>
        <Textarea
          label="Why?"
          description="Anybody can read it."
          data-autofocus
          maxLength={500}
          value={reason}
          error={errorAt(draft.errors, '/reason', '/published')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Keep it
          </Button>
          <Button color="red" loading={draft.busy} onClick={() => void hide()}>
            Hide it
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
