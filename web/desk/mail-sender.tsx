import './mail-parts.css';
import { IconAlertTriangle, IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react';
import type { MessageView } from './request-view.ts';

type Sender = NonNullable<MessageView['sender']>;

const icons: Readonly<Record<Sender['standing'], typeof IconShieldCheck>> = {
  proven: IconShieldCheck,
  unproven: IconShieldQuestion,
  unchecked: IconShieldQuestion,
  failed: IconShieldX,
};

/** One quiet line about who sent a mail; a press shows each check. */
export function MailSender({ sender }: { readonly sender: Sender }) {
  const Icon = icons[sender.standing];
  return (
    <details className="heed-sender">
      <summary>
        <Icon size={14} aria-hidden />
        <span>{[sender.line, ...sender.notes].join(' · ')}</span>
      </summary>
      <ul>
        {sender.details.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** What to beware of in a mail, and what to do; stands above its words. */
export function MailWarnings({ sender }: { readonly sender: Sender }) {
  if (sender.warnings.length === 0) return null;
  return (
    <section className="heed-mail-warnings" aria-label="Be careful with this mail">
      {sender.warnings.map(({ text, advice }) => (
        <div key={text}>
          <IconAlertTriangle size={16} aria-hidden />
          <p>
            <strong>{text}</strong> {advice}
          </p>
        </div>
      ))}
    </section>
  );
}
