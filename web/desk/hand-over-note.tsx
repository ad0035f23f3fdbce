import './hand-over.css';
import { useServerMinute } from '../server-clock.ts';
import { Badge, dayAndTime, fullTime } from '../ui/index.ts';
import type { RequestView } from './request-view.ts';

/** Words among colleagues, in their place in the conversation and never mistaken for part of it. */
export function HandOverNote({ note }: { readonly note: RequestView['notes'][number] }) {
  const now = useServerMinute();
  const at = Date.parse(note.at);
  return (
    <li className="heed-internal">
      <div className="heed-internal-head">
        <strong>{note.author}</strong>
        <time dateTime={note.at} title={fullTime(at)} className="heed-soft">
          {dayAndTime(at, now)}
        </time>
        <Badge>{note.kind === 'hand_over' ? 'internal, on handing over' : 'internal'}</Badge>
        <span className="heed-soft">never sent</span>
      </div>
      <p>{note.text}</p>
    </li>
  );
}
