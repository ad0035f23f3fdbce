import { useState } from 'react';
import { listMailboxes } from '../../src/setup/contract.ts';
import { useOrg } from '../session.ts';
import { Button, ErrorState, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import type { Mailbox } from './mailbox-draft.ts';
import { MailboxForm } from './mailbox-form.tsx';
import { MailboxList } from './mailbox-list.tsx';
import type { StepProps } from './set-up-steps.ts';
import { StepFoot } from './step-foot.tsx';

/** Connects the first mailbox, or more of them. */
export function MailboxStep(props: StepProps) {
  const { data, error, refetch } = useEndpoint(
    listMailboxes,
    { params: { org: useOrg() } },
    { refetchInterval: 5_000 },
  );
  const [open, setOpen] = useState<Mailbox | 'new' | null>(null);
  if (error && !data) return <ErrorState problem={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  const none = data.items.length === 0;
  const shown = none ? 'new' : open;
  return (
    <>
      {none ? null : (
        <MailboxList mailboxes={data.items} listener={data.listener} onEdit={(mailbox) => setOpen(mailbox)} />
      )}
      {shown ? (
        <MailboxForm
          key={shown === 'new' ? 'new' : shown.id}
          mailbox={shown === 'new' ? null : shown}
          onDone={() => setOpen(null)}
          {...(none ? {} : { onCancel: () => setOpen(null) })}
        />
      ) : (
        <Button className="heed-gap-above" variant="default" onClick={() => setOpen('new')}>
          Connect another mailbox
        </Button>
      )}
      <StepFoot {...props} ready={!none} />
    </>
  );
}
