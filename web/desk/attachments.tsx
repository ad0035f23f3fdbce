import { IconPaperclip } from '@tabler/icons-react';
import { useOrg } from '../session.ts';
import { fileSize } from './file-size.ts';
import type { MessageView } from './request-view.ts';

/** Files that came with a message. */
export function Attachments({ items }: { readonly items: MessageView['attachments'] }) {
  const org = useOrg();
  if (items.length === 0) return null;
  return (
    <ul className="heed-attachments" aria-label="Attachments">
      {items.map(({ id, name, bytes }) => (
        <li key={id}>
          <a href={`/api/o/${encodeURIComponent(org)}/attachments/${id}`} target="_blank" rel="noreferrer">
            <IconPaperclip size={14} aria-hidden />
            <span>{name}</span>
            <span className="heed-soft">{fileSize(bytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
