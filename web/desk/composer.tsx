import './composer.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { serverNow } from '../server-clock.ts';
import { useKeys } from '../shell/keys.ts';
import { Button, Checkbox } from '../ui/index.ts';
import { type Draft, emptyDraft } from './draft.ts';
import type { SaveState } from './draft-saver.ts';
import { useInsertedWords, withBlock } from './insert-in-reply.ts';
import { InterimFields } from './interim-fields.tsx';
import { QuestionTicks } from './question-ticks.tsx';
import type { RequestView } from './request-view.ts';
import { useDraft } from './use-draft.ts';
import { useReading } from './use-reading.ts';
import { useSend } from './use-send.ts';
import type { Meter } from './value-meter.ts';
import { ValueMeter } from './value-meter-line.tsx';

/** Writes the reply, says while writing what it is worth, keeps the draft, sends with Ctrl-Enter. */
export function Composer({ view }: { readonly view: RequestView }) {
  const { draft, read, change, submit, sending, saved, flush } = useComposer(view);
  const [awake, setAwake] = useState(false);
  const field = useReplyFocus();
  useInsertedWords(view.id, (words) => {
    change({ ...draft, text: withBlock(draft.text, words) });
    field.current?.focus();
  });
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void submit();
    } else if (event.key === 'Escape') field.current?.blur();
  };
  return (
    <form
      className="heed-composer"
      aria-label="Reply"
      data-awake={awake || draft.text !== ''}
      onFocus={() => setAwake(true)}
      onKeyDown={press}
      onBlur={flush}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <textarea
        ref={field}
        className="heed-composer-text"
        rows={2}
        aria-label={`Reply to ${view.contact.name}`}
        aria-describedby="heed-meter"
        placeholder={`Reply to ${view.contact.name}`}
        value={draft.text}
        onChange={(event) => change({ ...draft, text: event.currentTarget.value })}
      />
      <QuestionTicks
        questions={read.open}
        marks={read.marks}
        setMark={(id, mark) => change({ ...draft, marks: { ...draft.marks, [id]: mark } })}
      />
      <InterimFields
        interim={read.interim}
        read={draft.interim === null ? read.promises : null}
        setInterim={(value) => change({ ...draft, interim: value ?? 'off' })}
        moves={promiseToMove(view)}
      />
      {read.quoteOpen ? (
        <Checkbox
          label="This is the quote"
          checked={read.quote}
          onChange={(event) => change({ ...draft, quote: event.currentTarget.checked })}
        />
      ) : null}
      <ComposerFoot empty={draft.text.trim() === ''} meter={read.meter} saved={saved} sending={sending} />
    </form>
  );
}

/** The promise that a new time would move. */
function promiseToMove({ promises }: RequestView): { dueAt: number } | null {
  const due = promises.map(({ dueAt }) => Date.parse(dueAt));
  const first = due.find((at) => at >= serverNow()) ?? due[0];
  return first === undefined ? null : { dueAt: first };
}

interface ComposerFootProps {
  readonly empty: boolean;
  readonly meter: Meter;
  readonly saved: SaveState;
  readonly sending: boolean;
}

function ComposerFoot({ empty, meter, saved, sending }: ComposerFootProps) {
  return (
    <div className="heed-composer-foot">
      <ValueMeter meter={empty ? null : meter} />
      <span className="heed-composer-saved">{savedText(saved)}</span>
      <Button
        type="submit"
        size="compact-md"
        disabled={empty}
        loading={sending}
        title="Ctrl-Enter or Cmd-Enter"
      >
        Send
      </Button>
    </div>
  );
}

/** The draft with what follows from it, and its two acts: change and send. */
function useComposer(view: RequestView) {
  const { draft, setDraft, saved, setSaved, touch, saver } = useDraft(view);
  const [sending, setSending] = useState(false);
  const send = useSend(view);
  const reading = useReading(view);
  const read = reading(draft);
  const change = (next: Draft) => {
    setDraft(next);
    touch(reading(next).body);
  };
  const submit = async () => {
    if (draft.text.trim() === '' || sending) return;
    setSending(true);
    setDraft(emptyDraft);
    setSaved('empty');
    const sent = await send(read.body, () => saver.settle());
    setSending(false);
    if (!sent) setDraft(draft);
  };
  return { draft, read, change, submit, sending, saved, flush: () => void saver.flush() };
}

/** Focus for `r` and for links to `#reply`; the field grows with its text by CSS. */
function useReplyFocus() {
  const field = useRef<HTMLTextAreaElement>(null);
  const location = useLocation();
  useEffect(() => {
    if (location.hash === '#reply') field.current?.focus();
  }, [location]);
  useKeys('Request', [{ keys: 'r', label: 'Write a reply', run: () => field.current?.focus() }]);
  return field;
}

function savedText(state: SaveState): string {
  return { saved: 'Draft saved', saving: 'Saving…', unsaved: 'Kept here, not yet saved', empty: '' }[state];
}
