import './conversation.css';
import { useLayoutEffect, useRef } from 'react';
import { count } from '../ui/index.ts';
import { CallItem } from './calls-item.tsx';
import { inOrder, type Said } from './calls-order.ts';
import { HandOverNote } from './hand-over-note.tsx';
import { HelpItem } from './help-item.tsx';
import { type Internal, keyOf, withInternal } from './internal-words.ts';
import { Message } from './message.tsx';
import { NotesItem } from './notes-item.tsx';
import { NotesWriter } from './notes-writer.tsx';
import type { RequestView } from './request-view.ts';

/** What was said, like a chat; opens at the oldest message nobody has answered. */
export function Conversation({ view }: { readonly view: RequestView }) {
  const place = useRef<HTMLDivElement>(null);
  const length = useRef(0);
  useLayoutEffect(() => {
    const node = place.current;
    if (node === null || length.current === view.messages.length) return;
    // It scrolls, even where nothing in it takes the focus (WCAG 2.1.1).
    node.tabIndex = 0;
    const first = length.current === 0;
    length.current = view.messages.length;
    const unanswered = first ? node.querySelector<HTMLElement>('[data-unanswered="true"]') : null;
    node.scrollTop = unanswered === null ? node.scrollHeight : Math.max(0, unanswered.offsetTop - 16);
  }, [view.messages.length]);
  return (
    <div className="heed-messages" ref={place} role="log" aria-label="Conversation" aria-live="off">
      {view.messages.length === 0 ? <p className="heed-soft">Nothing was said yet.</p> : null}
      <ol>
        {withInternal(inOrder(view.messages, view.calls), view).map((said) => (
          <Entry key={keyOf(said)} said={said} view={view} />
        ))}
      </ol>
      {view.automaticMessages > 0 ? (
        <p className="heed-messages-note">
          {count(view.automaticMessages, 'automatic message')}, not counted.
        </p>
      ) : null}
      <NotesWriter requestId={view.id} />
    </div>
  );
}

function Entry({ said, view }: { readonly said: Said | Internal; readonly view: RequestView }) {
  switch (said.kind) {
    case 'call':
      return <CallItem call={said.call} />;
    case 'note':
      return said.note.kind === 'note' ? <NotesItem note={said.note} /> : <HandOverNote note={said.note} />;
    case 'help':
      return (
        <HelpItem ask={said.ask} asOf={view.time.now} onPage={{ canReply: view.can.includes('reply') }} />
      );
    case 'message':
      return (
        <Message
          message={said.message}
          zone={view.contact.zone}
          answered={view.state !== 'received' && view.state !== 'assigned'}
        />
      );
  }
}
