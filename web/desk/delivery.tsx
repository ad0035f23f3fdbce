import { IconAlertTriangle, IconCheck, IconClockHour4 } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { now, request, settleSend } from '../../src/flow/desk/contract.ts';
import { useOrg } from '../session.ts';
import { useCommand } from '../use-endpoint.ts';
import { useUndoSend } from './held-sends.tsx';
import type { MessageView } from './request-view.ts';

type State = NonNullable<MessageView['delivery']>;

const words: Readonly<Record<State, string>> = {
  queued: 'Waiting to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Not sent',
  unknown: 'We do not know whether it went out',
  bounced: 'Came back, the buyer has not got it; the clock it stopped runs again',
};

/** What became of a message of ours; where it is open, the reader decides. */
export function Delivery({ message }: { readonly message: MessageView }) {
  const { delivery, deliveryNote, heldUntil } = message;
  if (delivery === null) return null;
  const trouble = delivery === 'failed' || delivery === 'unknown' || delivery === 'bounced';
  const Icon = trouble ? IconAlertTriangle : delivery === 'sent' ? IconCheck : IconClockHour4;
  return (
    <div className="heed-delivery" data-trouble={trouble} role={trouble ? 'alert' : undefined}>
      <Icon size={14} aria-hidden />
      <span>
        {words[delivery]}
        {deliveryNote ? `: ${deliveryNote}` : ''}
      </span>
      {delivery === 'queued' && heldUntil !== null ? <TakeBack message={message} /> : null}
      {delivery === 'failed' || delivery === 'unknown' ? <Settle id={message.id} state={delivery} /> : null}
    </div>
  );
}

/** Yours, and held for a few seconds more. */
function TakeBack({ message }: { readonly message: MessageView }) {
  const requestId = useParams().id ?? '';
  const undo = useUndoSend(useOrg());
  return (
    <span className="heed-delivery-acts">
      <button
        type="button"
        className="heed-quiet-button"
        onClick={() => undo({ messageId: message.id, requestId, name: 'the contact' })}
      >
        Undo
      </button>
    </span>
  );
}

function Settle({ id, state }: { readonly id: string; readonly state: 'failed' | 'unknown' }) {
  const org = useOrg();
  const command = useCommand(settleSend, { refreshes: [request, now] });
  const settle = (outcome: 'was_sent' | 'send_again') =>
    command.mutate({ params: { org, id }, body: { outcome } });
  return (
    <span className="heed-delivery-acts">
      <button
        type="button"
        className="heed-quiet-button"
        disabled={command.isPending}
        onClick={() => settle('send_again')}
      >
        Send again
      </button>
      {state === 'unknown' ? (
        <button
          type="button"
          className="heed-quiet-button"
          disabled={command.isPending}
          onClick={() => settle('was_sent')}
        >
          It went out
        </button>
      ) : null}
    </span>
  );
}
