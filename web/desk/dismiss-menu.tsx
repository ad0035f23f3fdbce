import { useState } from 'react';
import { useNavigate } from 'react-router';
import { counts, dismiss, now, request, restore } from '../../src/flow/desk/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Button, Popover, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { useDeskContext } from './desk-context.ts';
import { ReasonForm } from './reason-form.tsx';
import type { RequestView } from './request-view.ts';

const refreshes = [now, request, counts];
const reasons = ['Advertising', 'A supplier’s offer', 'A job application', 'Sent to us by mistake'];

/** "Not a request" with a reason, undone from the toast; or the way back for one that was dismissed. */
export function DismissMenu({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const params = { org, id: view.id };
  const bring = useCommand(restore, {
    refreshes,
    onDone: () => showToast({ text: 'It is a request again; its clocks run on from the original receipt.' }),
  });
  if (view.can.includes('restore')) {
    return (
      <Button
        className="heed-dismiss"
        size="compact-sm"
        variant="default"
        onClick={() => bring.mutate({ params })}
      >
        Restore
      </Button>
    );
  }
  if (!view.can.includes('dismiss')) return null;
  return <Dismiss view={view} undo={() => bring.mutate({ params })} />;
}

function Dismiss({ view, undo }: { readonly view: RequestView; readonly undo: () => void }) {
  const org = useOrg();
  const navigate = useNavigate();
  const { nextAfter } = useDeskContext();
  const [opened, setOpened] = useState(false);
  const command = useCommand(dismiss, {
    refreshes,
    quiet: true,
    onDone: () => {
      showToast({ text: `${view.contact.name}: not a request. Its clocks are void.`, undo });
      setOpened(false);
      const next = nextAfter(view.id);
      void navigate(next === null ? paths.now(org) : paths.request(org, next));
    },
  });
  const submit = (reason: string) => command.mutate({ params: { org, id: view.id }, body: { reason } });
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          className="heed-dismiss"
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          Not a request…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Not a request">
        <ReasonForm
          label="Why is it none?"
          description="Its clocks become void and stay listed with this reason."
          reasons={reasons}
          action="Not a request"
          pending={command.isPending}
          refusal={command.error?.field('reason') ?? command.error?.message}
          submit={submit}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
