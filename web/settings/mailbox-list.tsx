import { IconAlertTriangle, IconCircleCheck, IconLoader } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { health, listMailboxes, removeMailbox, setup } from '../../src/setup/contract.ts';
import { call } from '../api.ts';
import { useOrg } from '../session.ts';
import { Button } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { CopyField } from './copy-field.tsx';
import type { Mailbox } from './mailbox-draft.ts';
import { postpone, usePostponed } from './use-postponed.ts';

type Listener = z.output<typeof listMailboxes.response>['listener'];

export interface MailboxListProps {
  readonly mailboxes: readonly Mailbox[];
  readonly listener: Listener;
  /** Left out where the reader may not change them. */
  readonly onEdit?: (mailbox: Mailbox) => void;
}

const stateWords: Readonly<Record<Mailbox['state'], string>> = {
  connecting: 'Connecting',
  watching: 'Watching for mail',
  down: 'Not reachable',
  listening: 'Listening for forwarded mail',
};

function State({ mailbox }: { readonly mailbox: Mailbox }) {
  const { state, since, reason, lastMailAt } = mailbox;
  const Icon = state === 'down' ? IconAlertTriangle : state === 'connecting' ? IconLoader : IconCircleCheck;
  return (
    <div className="heed-state">
      <Icon size={18} stroke={1.75} aria-hidden />
      <div>
        <div className={state === 'down' ? 'heed-strong' : ''}>
          {stateWords[state]}
          {since ? <span className="heed-soft"> since {whenText(since)}</span> : null}
        </div>
        {reason ? <div>{reason}</div> : null}
        <div className="heed-soft heed-small">
          {lastMailAt ? `Last mail ${whenText(lastMailAt)}` : 'No mail yet'} · clocks for mail since{' '}
          {whenText(mailbox.cutOverAt)}
        </div>
      </div>
    </div>
  );
}

function Forwarding({ mailbox, listener }: { readonly mailbox: Mailbox; readonly listener: Listener }) {
  if (mailbox.kind !== 'forward' || !mailbox.forwardTo) return null;
  return (
    <div className="heed-forward">
      <CopyField label={`Forward ${mailbox.address} to`} value={mailbox.forwardTo} />
      <p className="heed-soft heed-small heed-flat">
        {listener
          ? `Your mail server must reach Heed's listener at ${listener.host}, port ${listener.port} (SMTP). Forward each mail unchanged, as a copy or as a redirect.`
          : "Heed's mail listener is off on this server: ask whoever runs it to switch it on."}
      </p>
    </div>
  );
}

function useRemoval() {
  const org = useOrg();
  const client = useQueryClient();
  return ({ id, name }: Mailbox) =>
    postpone({
      id,
      text: `${name} is disconnected`,
      detail: 'What came in stays.',
      run: async () => {
        await call(removeMailbox, { params: { org, id } }, { keepalive: true });
        for (const { path } of [listMailboxes, setup, health])
          await client.invalidateQueries({ queryKey: [path] });
      },
    });
}

/** Connected mailboxes and how they are doing. */
export function MailboxList({ mailboxes, listener, onEdit }: MailboxListProps) {
  const hidden = usePostponed();
  const remove = useRemoval();
  return (
    <ul className="heed-rows" aria-label="Mailboxes">
      {mailboxes
        .filter(({ id }) => !hidden.has(id))
        .map((mailbox) => (
          <li key={mailbox.id} className="heed-mailbox">
            <div className="heed-mailbox-line">
              <div className="heed-mailbox-who">
                <span className="heed-strong">{mailbox.name}</span>
                <span className="heed-soft heed-cut">{mailbox.address}</span>
              </div>
              <State mailbox={mailbox} />
              {onEdit ? (
                <div className="heed-member-acts">
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={`Change ${mailbox.name}`}
                    onClick={() => onEdit(mailbox)}
                  >
                    Change
                  </Button>
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-label={`Disconnect ${mailbox.name}`}
                    onClick={() => remove(mailbox)}
                  >
                    Disconnect
                  </Button>
                </div>
              ) : null}
            </div>
            <Forwarding mailbox={mailbox} listener={listener} />
          </li>
        ))}
    </ul>
  );
}
