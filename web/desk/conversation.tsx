import './conversation.css';
import { useLayoutEffect, useRef } from 'react';
import { count } from '../ui/index.ts';
import { Message } from './message.tsx';
import type { RequestView } from './request-view.ts';

/** What was said, like a chat; opens at the oldest message nobody has answered. */
export function Conversation({ view }: { readonly view: RequestView }) {
  const place = useRef<HTMLDivElement>(null);
  const length = useRef(0);
  useLayoutEffect(() => {
    const node = place.current;
    if (node === null || length.current === view.messages.length) return;
    const first = length.current === 0;
    length.current = view.messages.length;
    const unanswered = first ? node.querySelector<HTMLElement>('[data-unanswered="true"]') : null;
    node.scrollTop = unanswered === null ? node.scrollHeight : Math.max(0, unanswered.offsetTop - 16);
  }, [view.messages.length]);
  return (
    <div className="heed-messages" ref={place} role="log" aria-label="Conversation" aria-live="off">
      {view.messages.length === 0 ? <p className="heed-soft">Nothing was said yet.</p> : null}
      <ol>
        {view.messages.map((message) => (
          <Message
            key={message.id}
            message={message}
            zone={view.contact.zone}
            answered={view.state !== 'received' && view.state !== 'assigned'}
          />
        ))}
      </ol>
      {view.automaticMessages > 0 ? (
        <p className="heed-messages-note">
          {count(view.automaticMessages, 'automatic message')}, not counted.
        </p>
      ) : null}
    </div>
  );
}
