import './notes.css';
import { useRef, useState } from 'react';
import { useOrg } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { Badge, Button } from '../ui/index.ts';
import { NotesField } from './notes-field.tsx';
import { keepNoteDraft, keptNoteDraft } from './notes-kept.ts';
import { mentionsIn } from './notes-text.ts';
import { useMentionable, useNotes } from './use-notes.ts';

/** A note for colleagues, written beside what passes with the contact and never mistaken for a reply. */
export function NotesWriter({ requestId }: { readonly requestId: string }) {
  const org = useOrg();
  const [text, setText] = useState(() => keptNoteDraft(requestId));
  const [opened, setOpened] = useState(text !== '');
  const field = useRef<HTMLTextAreaElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const people = useMentionable(opened);
  const { write } = useNotes();
  const change = (words: string) => {
    setText(words);
    keepNoteDraft(requestId, words);
    write.reset();
  };
  const open = () => {
    setOpened(true);
    requestAnimationFrame(() => {
      field.current?.focus({ preventScroll: true });
      place.current?.scrollIntoView({ block: 'end' });
    });
  };
  const submit = () => {
    if (text.trim() === '' || write.isPending) return;
    const body = { text: text.trim(), mentions: [...mentionsIn(text, people)] };
    write.mutate(
      { params: { org, id: requestId }, body },
      {
        onSuccess: () => {
          change('');
          setOpened(false);
        },
      },
    );
  };
  useKeys('Request', [{ keys: 'n', label: 'Note for colleagues', run: open }]);
  if (!opened)
    return (
      <button
        type="button"
        className="heed-quiet-button heed-note-offer"
        title="Only they see it (n)"
        onClick={open}
      >
        Note for colleagues
      </button>
    );
  return (
    <div ref={place} className="heed-note heed-note-writer">
      <div className="heed-note-head">
        <Badge>Only colleagues see this</Badge>
        <span className="heed-soft">It is never sent and stops no clock.</span>
      </div>
      <NotesField
        text={text}
        change={change}
        people={people}
        submit={submit}
        leave={() => field.current?.blur()}
        field={field}
        label="Note for colleagues"
        refusal={write.error?.message}
      />
      <div className="heed-note-acts">
        <Button
          size="compact-sm"
          variant="default"
          loading={write.isPending}
          disabled={text.trim() === ''}
          onClick={submit}
        >
          Keep the note
        </Button>
        <button
          type="button"
          className="heed-quiet-button"
          onClick={() => {
            change('');
            setOpened(false);
          }}
        >
          Discard
        </button>
      </div>
    </div>
  );
}
