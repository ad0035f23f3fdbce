import { useState } from 'react';
import { useNavigate } from 'react-router';
import { counts, now, request } from '../../src/flow/desk/contract.ts';
import { split } from '../../src/flow/desk/conversations/contract.ts';
import { inbox, merge } from '../../src/flow/desk/inbox/contract.ts';
import { paths } from '../paths.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Button, Checkbox, dayAndTime, Group, Modal, Stack, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';
import { splittable } from './split-messages.ts';

export interface SplitDialogProps {
  readonly view: RequestView;
  readonly opened: boolean;
  readonly close: () => void;
}

/** Takes messages about another matter out into a request of their own. */
export function SplitDialog({ view, opened, close }: SplitDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title="Another matter: make it a request of its own" size="md">
      {opened ? <SplitForm view={view} close={close} /> : null}
    </Modal>
  );
}

function SplitForm({ view, close }: Omit<SplitDialogProps, 'opened'>) {
  const org = useOrg();
  const minute = useServerMinute();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const command = useSplit(view, close);
  const messages = splittable(view.messages);
  const asks = messages.some(({ id, direction }) => direction === 'in' && chosen.has(id));
  const toggle = (id: string) => {
    command.reset();
    setChosen(chosen.has(id) ? new Set([...chosen].filter((one) => one !== id)) : new Set([...chosen, id]));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        command.mutate({ params: { org, id: view.id }, body: { messageIds: [...chosen] } });
      }}
    >
      <Stack gap="sm">
        <p className="heed-soft">
          Its clock runs from the time the first of them came. Questions go along; a reply that stays and
          answers one of them answers it there too. Follow-ups, notes and calls stay here.
        </p>
        <fieldset className="heed-split">
          <legend>Which messages are about it?</legend>
          {messages.map(({ id, direction, author, at, text }) => (
            <Checkbox
              key={id}
              checked={chosen.has(id)}
              onChange={() => toggle(id)}
              label={text.slice(0, 90) || 'No words of its own'}
              description={[
                direction === 'in' ? author : `${author}, our reply`,
                dayAndTime(Date.parse(at), minute),
              ].join(' · ')}
            />
          ))}
        </fieldset>
        {command.error ? <p role="alert">{command.error.message}</p> : null}
        <Group justify="flex-end">
          <Button type="submit" loading={command.isPending} disabled={!asks}>
            Split it off
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useSplit(view: RequestView, close: () => void) {
  const org = useOrg();
  const navigate = useNavigate();
  const refreshes = [now, request, counts, inbox];
  const back = useCommand(merge, {
    refreshes,
    onDone: ({ number }) => showToast({ text: `It is all in ${number} again.` }),
  });
  return useCommand(split, {
    refreshes,
    quiet: true,
    onDone: ({ requestId, number }) => {
      showToast({
        text: `Split off as ${number}.`,
        undo: () => back.mutate({ params: { org, id: requestId }, body: { into: view.id } }),
        action: { label: 'Open', run: () => void navigate(paths.request(org, requestId)) },
      });
      close();
    },
  });
}
