import { IconPaperclip } from '@tabler/icons-react';
import { useOrg } from '../session.ts';
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
            <span className="heed-soft">{size(bytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
