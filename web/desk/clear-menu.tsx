import { useState } from 'react';
import { clearMessage, counts, now, reopenMessage, request } from '../../src/flow/desk/contract.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { dayAndTime, Popover, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { ReasonForm } from './reason-form.tsx';
import type { MessageView } from './request-view.ts';

const refreshes = [now, request, counts];
const reasons = ['Thanks only', 'For information', 'Answered by phone', 'Nothing is asked of us'];

export interface ClearMenuProps {
  readonly message: MessageView;
  /** Somebody has answered this request before: until then its first clock runs on. */
  readonly answered: boolean;
}

/** "No reply needed" with a reason on the message that waits longest, and the way back on one that was cleared. */
export function ClearMenu({ message, answered }: ClearMenuProps) {
  const org = useOrg();
  const params = { org, id: message.id };
  const reopen = useCommand(reopenMessage, { refreshes });
  const takeBack = () => reopen.mutate({ params });
  if (message.cleared !== null) {
    const canReopen = message.can.includes('reopen');
    return <Cleared cleared={message.cleared} takeBack={canReopen ? takeBack : null} />;
  }
  if (!message.oldestUnanswered || !message.can.includes('clear')) return null;
  return <Clear id={message.id} answered={answered} takeBack={takeBack} />;
}

interface ClearedProps {
  readonly cleared: NonNullable<MessageView['cleared']>;
  readonly takeBack: (() => void) | null;
}

function Cleared({ cleared, takeBack }: ClearedProps) {
  const at = dayAndTime(Date.parse(cleared.at), useServerMinute());
  return (
    <div className="heed-cleared">
      <span>{[sentence(cleared.reason), cleared.by, at].filter(Boolean).join(' · ')}</span>
      {takeBack === null ? null : (
        <button type="button" className="heed-quiet-button" onClick={takeBack}>
          Take back
        </button>
      )}
    </div>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function Clear({ id, answered, takeBack }: { id: string; answered: boolean; takeBack: () => void }) {
  const org = useOrg();
  const [opened, setOpened] = useState(false);
  const command = useCommand(clearMessage, {
    refreshes,
    quiet: true,
    onDone: () => {
      showToast({ text: 'Marked as needing no reply.', undo: takeBack });
      setOpened(false);
    },
  });
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="heed-quiet-button heed-message-switch"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          No reply needed…
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="No reply needed">
        <ReasonForm
          label="Why does it need none?"
          description={
            answered
              ? 'It stays on record with your name and this reason.'
              : 'Nobody has answered yet, so the first clock runs on. If it is no request at all, say “Not a request”.'
          }
          reasons={reasons}
          action="No reply needed"
          pending={command.isPending}
          refusal={command.error?.field('reason') ?? command.error?.message}
          submit={(reason) => command.mutate({ params: { org, id }, body: { reason } })}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
