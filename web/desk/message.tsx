import { useState } from 'react';
import { SaveToLibrary } from '../library/save-to-library.tsx';
import { useServerMinute } from '../server-clock.ts';
import { Badge, dayAndTime, fullTime, timeOfDay, withLocalTimes } from '../ui/index.ts';
import { Attachments } from './attachments.tsx';
import { ClearMenu } from './clear-menu.tsx';
import { Delivery } from './delivery.tsx';
import { MailFrame } from './mail-frame.tsx';
import { MailOwn } from './mail-own.tsx';
import { MailSender, MailWarnings } from './mail-sender.tsx';
import type { MessageView } from './request-view.ts';

export interface MessageProps {
  readonly message: MessageView;
  /** The buyer's zone, whose time stands beside ours where they differ. */
  readonly zone: string | null;
  /** Somebody has answered this request before. */
  readonly answered: boolean;
}

/** One message: who, when, the new words; what was quoted is folded, the HTML shown when asked for. */
export function Message({ message, zone, answered }: MessageProps) {
  const automatic = message.replyClass === 'R0';
  return (
    <li
      className="heed-message"
      data-direction={message.direction}
      data-automatic={automatic}
      data-unanswered={message.oldestUnanswered}
    >
      {message.oldestUnanswered ? <div className="heed-oldest">Oldest unanswered</div> : null}
      <div className="heed-message-head">
        <strong>{message.author}</strong>
        <MessageTime at={message.at} zone={zone} />
        <ClassNote message={message} />
      </div>
      {message.sender ? <MailSender sender={message.sender} /> : null}
      {message.sender ? <MailWarnings sender={message.sender} /> : null}
      <MessageBody message={message} />
      <Attachments items={message.attachments} />
      <div className="heed-message-foot">
        <Delivery message={message} />
        <SaveToLibrary message={message} />
      </div>
      {message.ownMail ? <MailOwn message={message} own={message.ownMail} /> : null}
      <ClearMenu message={message} answered={answered} />
    </li>
  );
}

function MessageTime({ at, zone }: { readonly at: string; readonly zone: string | null }) {
  const now = useServerMinute();
  const instant = Date.parse(at);
  const here = dayAndTime(instant, now);
  const there = zone === null ? null : timeOfDay(instant, zone);
  return (
    <time dateTime={at} title={fullTime(instant)} className="heed-soft">
      {here}
      {there !== null && there !== timeOfDay(instant) ? ` (${there} for the buyer)` : ''}
    </time>
  );
}

function ClassNote({ message }: { readonly message: MessageView }) {
  const now = useServerMinute();
  const { replyClass, reason } = message;
  const why = reason ? <span className="heed-soft">{withLocalTimes(reason, now)}</span> : null;
  const word = replyClass === 'R0' ? 'automatic, not counted' : `class ${replyClass}`;
  if (replyClass === null && why === null) return null;
  return (
    <span className="heed-message-class">
      {replyClass === null ? null : <Badge>{word}</Badge>}
      {why}
    </span>
  );
}

function MessageBody({ message }: { readonly message: MessageView }) {
  const [html, setHtml] = useState(false);
  return (
    <>
      {html ? (
        <MailFrame message={message} />
      ) : (
        <div className="heed-message-text">
          {message.text || <span className="heed-soft">No words of its own.</span>}
        </div>
      )}
      {message.quoted && !html ? (
        <details className="heed-quoted">
          <summary>Quoted text</summary>
          <div className="heed-message-text">{message.quoted}</div>
        </details>
      ) : null}
      {message.hasHtml ? (
        <button
          type="button"
          className="heed-quiet-button heed-message-switch"
          onClick={() => setHtml(!html)}
        >
          {html ? 'Show as text' : 'Show as sent'}
        </button>
      ) : null}
    </>
  );
}
