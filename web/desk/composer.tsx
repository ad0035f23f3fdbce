import './composer.css';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { findPromise } from '../../src/core/reply/find-promise.ts';
import { suggestAnswers } from '../../src/core/reply/suggest-answers.ts';
import { serverNow } from '../server-clock.ts';
import { useSession } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { Button } from '../ui/index.ts';
import { bodyOf, type Draft, emptyDraft, interimOf, marksOf, type PromiseGiven } from './draft.ts';
import type { SaveState } from './draft-saver.ts';
import { InterimFields } from './interim-fields.tsx';
import { QuestionTicks } from './question-ticks.tsx';
import type { RequestView } from './request-view.ts';
import { useDraft } from './use-draft.ts';
import { useSend } from './use-send.ts';
import { type Meter, meterOf } from './value-meter.ts';
import { ValueMeter } from './value-meter-line.tsx';

/** Writes the reply, says while writing what it is worth, keeps the draft, sends with Ctrl-Enter. */
export function Composer({ view }: { readonly view: RequestView }) {
  const { draft, read, change, submit, sending, saved, flush } = useComposer(view);
  const [awake, setAwake] = useState(false);
  const field = useReplyFocus();
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
        phrase={draft.interim === null ? (read.found?.phrase ?? null) : null}
        setInterim={(value) => change({ ...draft, interim: value ?? 'off' })}
      />
      <ComposerFoot empty={draft.text.trim() === ''} meter={read.meter} saved={saved} sending={sending} />
    </form>
  );
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

/** What follows from a draft's text: marks, promise, worth, and the body to save. */
function useReading(view: RequestView) {
  const me = useSession().data?.user?.name ?? 'I';
  const { questions, clocks } = view;
  return useMemo(() => {
    const open = questions.filter(({ state }) => state !== 'answered');
    const clockRuns = clocks.some(
      ({ kind, endedAt }) => (kind === 'C3' || kind === 'C11') && endedAt === null,
    );
    const read = remembered((text) => ({
      suggested: suggestAnswers(open, text),
      found: promiseIn(text, me),
    }));
    return (draft: Draft) => {
      const { suggested, found } = read(draft.text);
      const marks = marksOf(draft, open, suggested);
      const interim = interimOf(draft, found);
      const meter = meterOf(draft.text, marks, interim, clockRuns);
      return { open, marks, interim, found, meter, body: bodyOf(draft.text, marks, interim) };
    };
  }, [questions, clocks, me]);
}

/** Remembers the last answer, since one text is read several times. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  let last: { text: string; answer: T } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, answer: read(text) };
    return last.answer;
  };
}

function promiseIn(text: string, me: string): (PromiseGiven & { phrase: string }) | null {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const found = findPromise(text, { now: serverNow(), zone });
  if (found === null || found.by === null) return null;
  return {
    who: found.who === null || found.who === 'I' ? me : found.who,
    by: found.by,
    phrase: found.phrase,
  };
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
