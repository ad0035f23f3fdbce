import './notes.css';
import { useRef, useState } from 'react';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Badge, Button, dayAndTime, fullTime } from '../ui/index.ts';
import { NotesField } from './notes-field.tsx';
import { inParts, mentionsIn } from './notes-text.ts';
import type { RequestView } from './request-view.ts';
import { useMentionable, useNotes } from './use-notes.ts';

type NoteView = RequestView['notes'][number];

/** A note among colleagues in its place in the conversation; its author may change it for a while. */
export function NotesItem({ note }: { readonly note: NoteView }) {
  const org = useOrg();
  const now = useServerMinute();
  const [editing, setEditing] = useState(false);
  const { remove } = useNotes();
  const at = Date.parse(note.at);
  const isOpen = note.changeUntil !== null && Date.parse(note.changeUntil) > now;
  return (
    <li className="heed-note">
      <div className="heed-note-head">
        <strong>{note.author}</strong>
        <time dateTime={note.at} title={fullTime(at)} className="heed-soft">
          {dayAndTime(at, now)}
        </time>
        <Badge>Only colleagues see this</Badge>
        {note.edited ? <span className="heed-soft">changed</span> : null}
      </div>
      {editing ? <Editor note={note} close={() => setEditing(false)} /> : <Words note={note} />}
      {isOpen && !editing ? (
        <div className="heed-note-acts">
          <button type="button" className="heed-quiet-button" onClick={() => setEditing(true)}>
            Change
          </button>
          <button
            type="button"
            className="heed-quiet-button"
            onClick={() => remove.mutate({ params: { org, id: note.id } })}
          >
            Delete
          </button>
        </div>
      ) : null}
    </li>
  );
}

function Words({ note }: { readonly note: NoteView }) {
  let place = 0;
  const parts = inParts(
    note.text,
    note.mentions.map(({ name }) => name),
  ).map((part) => {
    place += part.text.length;
    return { ...part, key: place };
  });
  return (
    <p>
      {parts.map(({ key, text, mention }) =>
        mention ? (
          <span key={key} className="heed-note-mention">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </p>
  );
}

function Editor({ note, close }: { readonly note: NoteView; readonly close: () => void }) {
  const org = useOrg();
  const [text, setText] = useState(note.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const people = useMentionable(true);
  const { change } = useNotes();
  const submit = () => {
    if (text.trim() === '' || change.isPending) return;
    const body = { text: text.trim(), mentions: [...mentionsIn(text, people)] };
    change.mutate({ params: { org, id: note.id }, body }, { onSuccess: close });
  };
  return (
    <>
      <NotesField
        text={text}
        change={setText}
        people={people}
        submit={submit}
        leave={close}
        field={field}
        label="Change the note"
        refusal={change.error?.message}
      />
      <div className="heed-note-acts">
        <Button
          size="compact-sm"
          variant="default"
          loading={change.isPending}
          disabled={text.trim() === ''}
          onClick={submit}
        >
          Keep it
        </Button>
        <button type="button" className="heed-quiet-button" onClick={close}>
          Leave it as it was
        </button>
      </div>
    </>
  );
}
